// Amounts by month as bars, a band to compare them with, and the table behind them: its numbers open the rows.
import { useEffect, useId, useRef, useState } from "react";

const HIGH = 200, LEFT = 52, RIGHT = 8, TOP = 14, LOW = 26;

function steps(top) {
  const rough = top / 3;
  const size = 10 ** Math.floor(Math.log10(rough || 1));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * size).find((n) => n >= rough) ?? rough;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, n) => n * step);
}
const short = (value) => (Math.abs(value) >= 1000 ? `${+(value / 1000).toFixed(1)}k` : Number.isInteger(value) ? `${value}` : value.toFixed(1));

export function BarChart({ label, note, points = [], sentence, columns = [], rows = [], keys = [], low = 0, high = 0, band = "", onOpen }) {
  const id = useId();
  const [at, setAt] = useState(null);
  const drawing = useRef(null);
  const [wide, setWide] = useState(640); // drawn as wide as it is shown, so that words keep their size
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWide(Math.max(240, Math.round(entry.contentRect.width))));
    watch.observe(drawing.current);
    return () => watch.disconnect();
  }, []);
  const top = Math.max(...points.map((point) => point.value), high, 1) * 1.08;
  const bottom = Math.min(...points.map((point) => point.value), 0) * 1.08;
  const slot = (wide - LEFT - RIGHT) / Math.max(points.length, 1);
  const every = slot < 32 ? 2 : 1; // names of months that would run into each other
  const y = (value) => TOP + ((top - value) / (top - bottom)) * (HIGH - TOP - LOW);
  const open = (key) => key && onOpen?.(key);
  const told = points.filter((point) => point.value).map((point) => `${point.when} ${point.words}`).join(", ");

  return (
    <figure className="card p-4 chart" aria-labelledby={id}>
      <figcaption id={id} className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold">{label}</span> <span className="meta text-muted">{note}</span>
        {at !== null && points[at] && <span className="ml-auto text-small font-semibold" aria-hidden="true">{points[at].when}: {points[at].words}</span>}
      </figcaption>
      <svg ref={drawing} viewBox={`0 0 ${wide} ${HIGH}`} className="chart-drawing" role="img" aria-label={`${label}: ${told || "nothing yet"}${band ? `. ${band}` : ""}`}
        onPointerLeave={() => setAt(null)}>
        {steps(top).map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={wide - RIGHT} y1={y(value)} y2={y(value)} className="trend-rule" />
            <text x={LEFT - 8} y={y(value)} className="chart-word" textAnchor="end" dominantBaseline="central">{short(value)}</text>
          </g>
        ))}
        {high > 0 && <rect x={LEFT} width={wide - LEFT - RIGHT} y={y(high)} height={Math.max(2, y(low) - y(high))} className="chart-band" />}
        {points.map((point, place) => {
          const end = y(point.value), zero = y(0);
          return (
            <g key={point.key || place} onPointerEnter={() => setAt(place)} onClick={() => open(point.key)} className={point.key ? "chart-slot" : undefined}>
              <rect x={LEFT + place * slot} y={TOP} width={slot} height={HIGH - TOP - LOW} className="chart-ground" />
              <rect x={LEFT + place * slot + slot * 0.18} width={slot * 0.64} rx="3" y={Math.min(end, zero)} height={Math.max(point.value ? 1.5 : 0, Math.abs(zero - end))}
                className="chart-bar" data-on={place === at} data-low={high > 0 && point.value < low} />
              {place % every === 0 && <text x={LEFT + (place + 0.5) * slot} y={HIGH - 8} className="chart-word" textAnchor="middle">{point.when}</text>}
            </g>
          );
        })}
      </svg>
      {band && <p className="meta text-muted"><span className="chart-key" aria-hidden="true" /> {band}</p>}
      <p className="secondary pt-1">{sentence}</p>
      <details className="pt-1">
        <summary className="meta link">As a table</summary>
        <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label={`${label}, as a table`}>
          <table className="plain-table">
            <thead><tr>{columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
            <tbody>
              {rows.map((row, place) => (
                <tr key={row[0]}>
                  {row.map((cell, n) => (
                    <td key={n}>{n === row.length - 1 && keys[place] && cell !== "0"
                      ? <button type="button" className="link number" aria-label={`${cell}: ${row[0]}`} onClick={() => open(keys[place])}>{cell}</button> : cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
