// Time zones as this browser knows them, by continent. Once, it tells which one the browser's own clock is in.
import { useEffect, useMemo, useRef, useState } from "react";

const own = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function zonesByPlace(value) {
  const zones = new Set(["UTC", ...(Intl.supportedValuesOf?.("timeZone") ?? []), own(), value].filter(Boolean));
  const groups = new Map();
  for (const zone of [...zones].sort()) {
    const [place, ...rest] = zone.split("/");
    const group = rest.length ? place : "Everywhere";
    groups.set(group, [...(groups.get(group) ?? []), { zone, label: labelOf(zone) }]);
  }
  return [...groups];
}

/** "Europe/Berlin (UTC+1)", as the clock stands there today. */
function labelOf(zone) {
  const name = zone.replaceAll("_", " ");
  try {
    const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts();
    const offset = parts.find((part) => part.type === "timeZoneName").value.replace(/^GMT/, "UTC");
    return name === offset ? name : `${name} (${offset})`;
  } catch {
    return name;
  }
}

function clockOf(zone) {
  try {
    const parts = { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    return new Intl.DateTimeFormat("en-GB", parts).format();
  } catch {
    return "";
  }
}

export function TimeZoneGuess({ value, onGuess }) {
  const told = useRef(false);
  useEffect(() => {
    if (told.current || value !== "UTC") return;
    told.current = true;
    const zone = own();
    if (zone && zone !== "UTC") onGuess?.(zone);
  }, [value, onGuess]);
  return null;
}

export function TimeZoneSelect({ fieldId, value = "UTC", onChoose }) {
  const [chosen, setChosen] = useState(value);
  const groups = useMemo(() => zonesByPlace(value), [value]);

  useEffect(() => setChosen(value), [value]);

  const choose = (event) => {
    setChosen(event.target.value);
    onChoose?.(event.target.value);
  };
  return (
    <>
      <select id={fieldId} name={fieldId} className="input" value={chosen} onChange={choose} aria-describedby={`${fieldId}-help ${fieldId}-error`}>
        {groups.map(([place, zones]) => (
          <optgroup key={place} label={place}>
            {zones.map(({ zone, label }) => <option key={zone} value={zone}>{label}</option>)}
          </optgroup>
        ))}
      </select>
      <p className="help">It is now {clockOf(chosen)} there.</p>
    </>
  );
}
