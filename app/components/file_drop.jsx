// Files are sent one after another, each with its own progress; one bad file does not stop the others.
import { useCallback, useEffect, useRef, useState } from "react";
import { announce } from "./live.js";

const megabytes = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`;
const size = (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
let lastId = 0;

function refusal(file, accept, maxBytes) {
  const endings = accept.split(",").filter(Boolean);
  if (!file.size) return `“${file.name}” is empty. Choose another file.`;
  if (file.size > maxBytes) return `“${file.name}” is larger than ${megabytes(maxBytes)}. Split it, or compress it with gzip.`;
  if (endings.length && !endings.some((e) => file.name.toLowerCase().endsWith(e))) {
    return `“${file.name}” cannot be read here. Use ${endings.join(", ")}.`;
  }
  return "";
}

function send(url, file, onProgress, onStart) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    onStart(() => request.abort());
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(Math.round((100 * e.loaded) / e.total));
    request.onload = () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* not ours: the sentence below */ }
      const upload = answer.uploads?.[0];
      if (request.status < 300 && upload) resolve({ upload });
      else resolve({ error: answer.error ?? `“${file.name}” could not be sent (${request.status}). Try again.` });
    };
    request.onerror = () => resolve({ error: `“${file.name}” could not be sent: the connection broke. Try again.`, retry: true });
    request.onabort = () => resolve({ error: `“${file.name}” was not sent.` });
    request.open("POST", url);
    const body = new FormData();
    body.append("file", file, file.name);
    request.send(body);
  });
}

const UNDER_WAY = ["waiting", "sending"];
const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

export function FileDrop({ url, accept = "", maxBytes, label, hint, multiple = true, anywhere = false, quiet = false, most = 20, known = [], onUploaded, onRefused }) {
  const [rows, setRows] = useState([]);
  const [over, setOver] = useState(false);
  const input = useRef(null);
  const queue = useRef(Promise.resolve());

  const change = (id, part) => setRows((was) => was.map((row) => (row.id === id ? { ...row, ...part } : row)));

  const refuse = useCallback((id, sentence, retry) => {
    change(id, { state: "refused", sentence, retry });
    announce(sentence);
    onRefused?.(sentence);
  }, [onRefused]);

  const take = useCallback((files) => {
    const wanted = files.slice(0, multiple ? most : 1);
    if (!wanted.length) return;
    const left = multiple ? files.length - wanted.length : 0;
    const surplus = left ? [{ id: ++lastId, name: `${left} more`, state: "refused", sentence: `At most ${most} files at once. Drop the others afterwards.` }] : [];
    surplus.forEach((row) => announce(row.sentence));
    setRows((was) => [...was.filter((row) => UNDER_WAY.includes(row.state)), ...surplus]);
    for (const file of wanted) {
      const id = ++lastId;
      const row = { id, name: file.name, size: file.size, file, percent: 0, state: "waiting", sentence: "" };
      setRows((was) => [...was, row]);
      const why = refusal(file, accept, maxBytes);
      if (why) { refuse(id, why, false); continue; }
      queue.current = queue.current.then(async () => {
        change(id, { state: "sending" });
        const { upload, error, retry } = await send(url, file, (percent) => change(id, { percent }), (cancel) => change(id, { cancel }));
        if (error) { refuse(id, error, retry); return; }
        change(id, { state: "sent", percent: 100, upload: upload.upload_id });
        announce(`${upload.file_name} has arrived.`);
        onUploaded?.(upload.upload_id, upload.file_name);
      });
    }
  }, [url, accept, maxBytes, multiple, most, onUploaded, refuse]);

  useEffect(() => {
    if (!anywhere) return undefined;
    const onOver = (event) => { if (hasFiles(event)) { event.preventDefault(); setOver(true); } };
    const onLeave = (event) => { if (!event.relatedTarget) setOver(false); };
    const onDrop = (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take([...event.dataTransfer.files]);
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [anywhere, take]);

  const local = anywhere ? {} : {
    onDragOver: (event) => { if (hasFiles(event)) { event.preventDefault(); setOver(true); } },
    onDragLeave: () => setOver(false),
    onDrop: (event) => { event.preventDefault(); setOver(false); take([...event.dataTransfer.files]); },
  };

  const shown = rows.filter((row) => !(row.state === "sent" && known.includes(row.upload)));
  return (
    <div className="filedrop" data-quiet={quiet}>
      <div className={quiet ? "contents" : "filedrop-zone"} data-over={over} {...local}>
        {quiet ? null : <p className="title">{over ? "Let go to send" : label}</p>}
        {quiet && over ? <p className="filedrop-over">Let go to send</p> : null}
        {hint && !quiet ? <p className="secondary">{hint}</p> : null}
        <button type="button" className={quiet ? "btn btn-small" : "btn"} title={quiet ? hint : undefined} onClick={() => input.current.click()}>
          {quiet ? label : `Choose ${multiple ? "files" : "a file"}`}
        </button>
        <input
          ref={input} type="file" hidden accept={accept} multiple={multiple} aria-label={label}
          onChange={(event) => { take([...event.target.files]); event.target.value = ""; }}
        />
      </div>
      {shown.length ? (
        <ul className="rows" aria-label="Files">
          {shown.map((row) => (
            <li key={row.id} className="filedrop-row">
              <span className="filedrop-name">{row.name} <span className="meta">{row.size ? size(row.size) : ""}</span></span>
              {row.state === "sending" || row.state === "waiting" ? (
                <span className="filedrop-state">
                  <span className="progress" role="progressbar" aria-label={`Sending ${row.name}`} aria-valuenow={row.percent} aria-valuemin={0} aria-valuemax={100}>
                    <i style={{ width: `${row.percent}%` }} />
                  </span>
                  <span className="meta">{row.state === "waiting" ? "waiting" : `${row.percent} %`}</span>
                  {row.cancel ? <button type="button" className="btn btn-small" onClick={row.cancel}>Cancel</button> : null}
                </span>
              ) : null}
              {row.state === "sent" ? <span className="badge" data-tone="ok">Arrived</span> : null}
              {row.state === "refused" ? (
                <span className="field-error">
                  {row.sentence}
                  {row.retry ? <button type="button" className="btn btn-small" onClick={() => take([row.file])}>Try again</button> : null}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
