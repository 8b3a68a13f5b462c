// Focus, announcement and browser title after a navigation inside the app. The first page load is the browser's own.
import { useEffect } from "react";
import { useLocation } from "react-router";
import { announce } from "./live.js";

let lastPath = null;
let unsaid = false; // a page whose title is still being loaded is announced when it has one

export function FocusHeading({ pageTitle }) {
  const { pathname } = useLocation();
  useEffect(() => {
    const arrived = lastPath !== null && lastPath !== pathname;
    lastPath = pathname;
    if (!arrived) return;
    unsaid = true;
    window.scrollTo(0, 0);
    document.getElementById("page-title")?.focus({ preventScroll: true });
  }, [pathname]);
  useEffect(() => {
    if (!pageTitle) return;
    document.title = `${pageTitle} · Bidwell`;
    if (unsaid) announce(pageTitle);
    unsaid = false;
  }, [pageTitle, pathname]);
  return null;
}
