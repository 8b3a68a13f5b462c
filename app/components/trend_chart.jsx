// The course of one figure over interviews: a line with dots that can be walked by keyboard, and its table behind it.
import { useId, useState } from "react";
import { roundTop } from "./trend_axis.js";

const WIDE = 320, HIGH = 120, LEFT = 38, RIGHT = 12, TOP = 14, LOW = 24;
const shown = (value) => (Number.isInteger(value) ? value.toLocaleString("en") : Math.abs(value) >= 1 ? value.toFixed(1) : value.toFixed(2));

export function TrendChart({ label, unit, n, points = [], sentence }) {
  const id = useId();
  const [at, setAt] = useState(null);
  const values = points.map((point) => point.value);
  const top = roundTop(Math.max(...values, 0));
  const x = (place) => (points.length === 1 ? (LEFT + WIDE - RIGHT) / 2 : LEFT + (place * (WIDE - LEFT - RIGHT)) / (points.length - 1));
  const y = (value) => TOP + (1 - value / top) * (HIGH - TOP - LOW);
  const line = points.map((point, place) => `${place ? "L" : "M"}${x(place).toFixed(1)} ${y(point.value).toFixed(1)}`).join("");
  const named = at ?? points.length - 1;

  const walk = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    setAt(Math.min(points.length - 1, Math.max(0, named + step)));
  };

  return (
    <figure className="card p-4 trend" aria-labelledby={id}>
      <figcaption id={id}>
        <span className="font-semibold">{label}</span> <span className="meta text-muted">{unit}, n = {n}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} className="trend-drawing" role="img" tabIndex={0} onKeyDown={walk}
        aria-label={`${label}, ${points[named]?.when}: ${shown(points[named]?.value ?? 0)}. Arrow keys walk through ${n} points.`}>
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDE - RIGHT} y1={y(value)} y2={y(value)} className="trend-rule" />
            <text x={LEFT - 6} y={y(value)} className="trend-word" textAnchor="end" dominantBaseline="central">{shown(value)}</text>
          </g>
        ))}
        <path d={line} className="trend-line" />
        {points.map((point, place) => (
          <circle key={place} cx={x(place)} cy={y(point.value)} r={place === named ? 5 : 3.5} className="trend-dot"
            data-on={place === named} onPointerEnter={() => setAt(place)} />
        ))}
        {points[named] && (
          <text x={Math.min(Math.max(x(named), LEFT + 30), WIDE - RIGHT - 30)} y={HIGH - 6} className="trend-word" textAnchor="middle">
            {points[named].when}: {shown(points[named].value)}
          </text>
        )}
      </svg>
      <p className="secondary pt-1">{sentence}</p>
      <details className="pt-1">
        <summary className="meta link">As a table</summary>
        <table className="plain-table">
          <thead><tr><th scope="col">Day</th><th scope="col">{label}</th></tr></thead>
          <tbody>{points.map((point, place) => <tr key={place}><td>{point.when}</td><td>{shown(point.value)}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}
