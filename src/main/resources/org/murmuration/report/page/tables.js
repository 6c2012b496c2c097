/* Tables that can be sorted. */
(function (page) {
  'use strict';

  const { element, button, isKnown, numeric, isNumericColumn } = page;

  function table(content, name, rowsAtFirst) {
    const isNumber = content.columns.map((_, column) => isNumericColumn(content.rows, column));
    const state = { rows: content.rows, all: content.rows.length <= rowsAtFirst };
    const body = element('tbody');
    const fill = () => {
      const rows = state.all ? state.rows : state.rows.slice(0, rowsAtFirst);
      body.replaceChildren(...rows.map((row) => tableRow(row, isNumber)));
    };
    const heads = content.columns.map((column, i) => {
      const head = element('th', { scope: 'col', 'aria-sort': 'none' });
      if (isNumber[i]) head.className = 'number';
      head.append(button(column, `Sort by ${column}`, () => {
        const ascending = head.getAttribute('aria-sort') !== 'ascending';
        heads.forEach((other) => other.setAttribute('aria-sort', 'none'));
        head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
        state.rows = sorted(content.rows, i, isNumber[i], ascending);
        fill();
      }));
      return head;
    });
    fill();
    const made = element('table', {}, element('thead', {}, element('tr', {}, ...heads)), body);
    const box = element('div', { class: 'scroll', tabindex: '0', role: 'region',
      'aria-label': name }, made);
    return { box, showAll: (all) => { state.all = all; fill(); } };
  }

  function tableRow(row, isNumber) {
    const cells = row.map((cell, i) =>
      element('td', isNumber[i] ? { class: 'number' } : {}, isKnown(cell) ? cell : ''));
    return element('tr', {}, ...cells);
  }

  /** Stable; cells without a number come last either way. */
  function sorted(rows, column, isNumber, ascending) {
    const sign = ascending ? 1 : -1;
    const key = (row) => numeric(row[column] || '');
    const byNumber = (a, b) => Number.isNaN(key(a)) - Number.isNaN(key(b))
      || (Number.isNaN(key(a)) ? 0 : sign * (key(a) - key(b)));
    const byText = (a, b) =>
      sign * (a[column] || '').localeCompare(b[column] || '', 'en', { numeric: true });
    return [...rows].sort(isNumber ? byNumber : byText);
  }

  Object.assign(page, { table });
})(window.murmuration = window.murmuration || {});
