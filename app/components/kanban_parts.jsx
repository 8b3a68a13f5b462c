// A column and a card of the board. A card holds exactly two controls: itself (lift, open) and its menu.
import { memo, useLayoutEffect, useState } from "react";
import { Draggable, Droppable } from "@hello-pangea/dnd";
import { headings } from "./kanban_groups.js";

const AT_FIRST = 30, MORE = 50; // cards of a column that are drawn, and with each press of the button under them

/** A granted drop lands at once, without a frame of animation, so that the move is sent there and then. */
function Landing({ id }) {
  useLayoutEffect(() => {
    queueMicrotask(() => {
      const card = document.querySelector(`[data-card="${CSS.escape(id)}"]`);
      card?.dispatchEvent(new TransitionEvent("transitionend", { propertyName: "transform", bubbles: true }));
    });
  }, [id]);
  return null;
}

/** A card that goes back is seen going. */
function dropStyle(style, now) {
  if (!now.isDropAnimating) return style;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return { ...style, transitionDuration: still ? "0.001s" : "0.14s" };
}

/** Who else has this card open. */
function Faces({ people }) {
  return people.map((each) => (
    <span key={each.name + each.words} className="face" title={each.words}>
      <span aria-hidden="true">{each.initials}</span>
      <span className="sr-only">{`${each.words}. `}</span>
    </span>
  ));
}

function CardBody({ card, saving, chosen, people }) {
  return (
    <>
      <span className="kcard-title">
        {card.unread ? <span className="kcard-unread" title="Unread"><span className="sr-only">Unread. </span></span> : null}
        {card.title}
      </span>
      <span className="kcard-line">
        <span className="kcard-client">{card.client}</span>
        {people ? <Faces people={people} /> : null}
        <span className="kcard-age" data-stale={card.stale} title={`${card.age === "now" ? "Just now" : `For ${card.age}`} in this column`}>
          {card.stale ? `stale ${card.age}` : card.age}
        </span>
      </span>
      <span className="kcard-foot">
        <b>{card.value}</b>
        {card.score == null ? null : <span title="Score">{card.score}</span>}
        <span className="kcard-due" data-tone={saving ? "" : card.due_tone}>{saving ? "saving…" : card.due}</span>
      </span>
      {chosen ? <span className="sr-only">, chosen</span> : null}
    </>
  );
}

const LOOKED_AT = { role: "button" }; // a card that nobody here may move

/** What does not change when cards above come and go: drawn once, however often its place in the column shifts. */
const CardFace = memo(function CardFace({ id, card, focusable, saving, chosen, people, fixed, handle, onKeys, onOpen, onMenu, onFocus }) {
  return (
    <div className="kcard-inner" onMouseDown={(event) => { if (event.shiftKey) event.preventDefault(); }}>
      <div
        {...(handle ?? LOOKED_AT)}
        className="kcard-handle"
        aria-labelledby={`card-${id}`}
        aria-roledescription="Card"
        tabIndex={focusable ? 0 : -1}
        onKeyDown={(event) => onKeys(event, id)}
        onClick={(event) => onOpen(id, event)}
        onFocus={() => onFocus(id)}
      />
      <div id={`card-${id}`} className="kcard-body"><CardBody {...{ card, saving, chosen, people }} /></div>
      {fixed ? null : (
        <button
          type="button"
          className="btn btn-quiet kcard-menu"
          aria-label={`Move or change ${card.title}`}
          aria-haspopup="dialog"
          title="Move to… (m)"
          tabIndex={focusable ? 0 : -1}
          onClick={(event) => onMenu(id, event.currentTarget)}
        />
      )}
    </div>
  );
});

const Card = memo(function Card({ id, index, group, size, carried, ...face }) {
  return (
    <Draggable draggableId={id} index={index} isDragDisabled={face.fixed}>
      {(drag, now) => (
        <li
          ref={drag.innerRef}
          {...drag.draggableProps}
          style={dropStyle(drag.draggableProps.style, now)}
          className="kcard"
          data-card={id}
          data-chosen={face.chosen}
          data-lifted={carried || (now.isDragging && !now.isDropAnimating)}
        >
          {now.isDropAnimating && now.draggingOver ? <Landing id={id} /> : null}
          {group ? <h3 className="kgroup">{group} <span className="kgroup-count">{size}</span></h3> : null}
          <CardFace id={id} handle={drag.dragHandleProps} {...face} />
        </li>
      )}
    </Draggable>
  );
});

export const Column = memo(function Column({ column, ids, cards, money, state, focused, carried, saving, chosen, present, fixed, groups, slot, handlers }) {
  const [most, setMost] = useState(AT_FIRST);
  const known = ids.filter((id) => cards[id]);
  const shown = known.slice(0, Math.max(most, known.indexOf(focused) + 1));
  const hidden = known.length - shown.length;
  const heads = headings(known, groups);
  const figures = [String(known.length), money].filter(Boolean).join(" · ");
  return (
    <section className="kcolumn" data-column={column.id} data-state={state} aria-labelledby={`column-${column.id}`}>
      <header className="kcolumn-head">
        <span className="kdot" data-tone={column.tone} aria-hidden="true" />
        <h2 id={`column-${column.id}`} tabIndex={-1}>{column.label}</h2>
        <span className="kcolumn-count" aria-label={`${known.length} ${known.length === 1 ? "card" : "cards"}${money ? `, ${money}` : ""}`} role="img">{figures}</span>
      </header>
      <Droppable droppableId={column.id} isDropDisabled={state === "illegal"}>
        {(drop, now) => (
          <ul ref={drop.innerRef} {...drop.droppableProps} className="kcolumn-list" data-over={now.isDraggingOver}>
            {shown.map((id, index) => (
              <Card
                key={id}
                id={id}
                index={index}
                group={heads[id]?.name}
                size={heads[id]?.count}
                card={cards[id]}
                focusable={focused === id}
                carried={carried === id}
                saving={saving.includes(id)}
                chosen={chosen.includes(id)}
                people={present[cards[id].job_id]}
                fixed={fixed}
                {...handlers}
              />
            ))}
            {drop.placeholder}
            {slot && now.isDraggingOver ? <li className="kslot" aria-hidden="true" style={{ top: slot.top, height: slot.height }} /> : null}
          </ul>
        )}
      </Droppable>
      {hidden ? (
        <button type="button" className="btn btn-quiet kcolumn-more" onClick={() => setMost(shown.length + MORE)}>
          Show {Math.min(hidden, MORE)} more
        </button>
      ) : null}
    </section>
  );
});
