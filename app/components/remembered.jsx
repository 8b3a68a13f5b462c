// What was typed before a form came back. It arrives late, so it never overwrites what has been typed since.
import { useEffect } from "react";

export function Remembered({ fields }) {
  const known = JSON.stringify(fields);
  useEffect(() => {
    for (const [name, value] of Object.entries(fields)) {
      const field = document.getElementById(name);
      if (field && value && field.value === "") field.value = value;
    }
  }, [known]);
  return null;
}
