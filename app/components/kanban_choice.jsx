// Several cards of the board at once: chosen by Ctrl- or Shift-click, by x or from the menu; a bar acts on them.
import { useCallback, useMemo, useRef, useState } from "react";
import { columnOf, targetsOfMany } from "./kanban_logic.js";

/** `pick(id)` adds or takes away, `pickTo(id)` takes all from the last one in the same column. */
export function useChosen(local, announce) {
  const [picked, setPicked] = useState([]);
  const last = useRef(null);
  const current = useRef(null);
  const chosen = useMemo(() => picked.filter((id) => columnOf(local, id)), [picked, local]);
  current.current = { chosen, local };

  const take = useCallback((ids) => {
    setPicked(ids);
    announce(ids.length ? `${ids.length} ${ids.length === 1 ? "card" : "cards"} chosen` : "No card chosen");
  }, [announce]);
  const pick = useCallback((id) => {
    const was = current.current.chosen;
    last.current = id;
    take(was.includes(id) ? was.filter((each) => each !== id) : [...was, id]);
  }, [take]);
  const pickTo = useCallback((id) => {
    const { chosen: was, local: order } = current.current;
    const list = order[columnOf(order, id)] ?? [];
    const start = list.indexOf(last.current);
    if (start < 0) { pick(id); return; }
    const [from, to] = [start, list.indexOf(id)].sort((a, b) => a - b);
    take([...new Set([...was, ...list.slice(from, to + 1)])]);
  }, [pick, take]);
  const clear = useCallback(() => { if (current.current.chosen.length) take([]); }, [take]);
  return { chosen, pick, pickTo, clear };
}

export function ChoiceBar({ chosen, local, moves, ids, labels, onChosen, onClear }) {
  if (!chosen.length) return null;
  const columns = chosen.map((id) => columnOf(local, id));
  const targets = targetsOfMany(columns, moves, ids);
  const act = (action) => { onChosen?.(chosen.map((id, i) => [id, columns[i]]), action); onClear(); };
  return (
    <div className="kchoice" role="toolbar" aria-label="Chosen cards">
      <b>{chosen.length} {chosen.length === 1 ? "card" : "cards"}</b>
      {targets.map(({ id, count }) => (
        <button key={id} type="button" className="btn" onClick={() => act(id)}>
          Move {count < chosen.length ? `${count} of ${chosen.length} ` : ""}to {labels[id]}
        </button>
      ))}
      {targets.length ? null : <span className="text-muted">They have ended: no column takes them.</span>}
      <button type="button" className="btn" onClick={() => act("follow_up")}>Follow up in 3 days</button>
      <button type="button" className="btn" onClick={() => act("trash")}>Put into the trash</button>
      <button type="button" className="btn btn-quiet" onClick={onClear}>Choose none</button>
    </div>
  );
}
