/* The rounds of a run as far as they are known: few enough to draw, however long it lasts. */
(function (page) {
  'use strict';

  const MOST = 2000;
  const FIRST = 200;

  /**
   * Beyond 2,000 rounds every second one is dropped, then every second one of those; the first 200,
   * in which conventions arise, are kept.
   */
  function series() {
    let columns = [];
    let charts = [];
    let marks = [];
    let stride = 1;
    let kept = [];
    let last = null;

    const isKept = (at) => at < FIRST || at % stride === 0;

    /** Adds rounds, as the API gives them; returns whether some before them are missing. */
    function add(rounds) {
      ({ columns, charts, marks } = rounds);
      if (last !== null && rounds.from > last.at + 1) return true;
      if (last === null && rounds.from > 0) return true;
      rounds.rows.forEach((row, i) => {
        const at = rounds.from + i;
        if (last !== null && at <= last.at) return;
        last = { at, row };
        if (isKept(at)) kept.push(last);
        if (kept.length > MOST) {
          stride *= 2;
          kept = kept.filter((one) => isKept(one.at));
        }
      });
      return false;
    }

    /** What is kept, the latest round always: all, the first or the last so many rounds. */
    function rows(part, count) {
      const all = last && kept[kept.length - 1] !== last ? [...kept, last] : [...kept];
      if (part === 'first') return all.filter((one) => one.at < count);
      return part === 'last' && last ? all.filter((one) => one.at > last.at - count) : all;
    }

    /** Where a round lies on the axis: its number if rows state it. */
    function roundOf({ at, row }) {
      const column = columns.indexOf('round');
      return column >= 0 ? row[column] : at;
    }

    return {
      add, rows, roundOf,
      next: () => (last === null ? 0 : last.at + 1),
      columns: () => columns,
      charts: () => charts,
      marks: () => marks,
      isThinned: () => stride > 1,
    };
  }

  Object.assign(page, { series });
})(window.murmuration = window.murmuration || {});
