/* What the parts of the page tell each other. */
(function (page) {
  'use strict';

  const listeners = new Map();

  /**
   * Events: `run` (another run is shown), `state`, `rounds`, `entries`, `network`, `select-agent`,
   * `select-entry`, `select-group`, `pane` (one is wanted), `pane-shown`, `ringed` (agents that would
   * be hit), `changed` (a command has taken effect).
   */
  function on(event, listener) {
    listeners.set(event, [...(listeners.get(event) || []), listener]);
  }

  function tell(event, value) {
    (listeners.get(event) || []).forEach((listener) => listener(value));
  }

  /** A call that is made at most once in so many milliseconds, and only while the page is seen. */
  function seldom(milliseconds, call) {
    let last = -Infinity;
    let isDue = false;
    return () => {
      if (isDue) return;
      isDue = true;
      setTimeout(() => requestAnimationFrame(() => {
        isDue = false;
        last = performance.now();
        call();
      }), Math.max(0, last + milliseconds - performance.now()));
    };
  }

  Object.assign(page, { on, tell, seldom });
})(window.murmuration = window.murmuration || {});
