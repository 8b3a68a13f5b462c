// A text with some of its stretches in <mark>; offsets count code points, as Python's do.
export function Marked({ text = "", marks = [], look = "mark" }) {
  const letters = Array.from(text ?? "");
  const pieces = [];
  let at = 0;
  for (const [start, end] of [...(marks ?? [])].sort((a, b) => a[0] - b[0])) {
    if (start < at || end <= start) continue;
    if (start > at) pieces.push(letters.slice(at, start).join(""));
    pieces.push(<mark key={start} className={look}>{letters.slice(start, end).join("")}</mark>);
    at = end;
  }
  pieces.push(letters.slice(at).join(""));
  return <span>{pieces}</span>;
}
