// Focus, announcement and browser title after a navigation inside the app. The first page load is the browser's own.
import { useEffect } from "react";
import { useLocation } from "react-router";
import { announce } from "./live.js";

let lastPath = null;

export function FocusHeading({ pageTitle }) {
  const { pathname } = useLocation();
  useEffect(() => {
    if (pageTitle) document.title = `${pageTitle} · Bidwell`;
  }, [pageTitle, pathname]);
  useEffect(() => {
    const first = lastPath === null;
    const same = lastPath === pathname;
    lastPath = pathname;
    if (first || same) return;
    window.scrollTo(0, 0);
    const heading = document.getElementById("page-title");
    heading?.focus({ preventScroll: true });
    announce(heading?.textContent);
  }, [pathname]);
  return null;
}
