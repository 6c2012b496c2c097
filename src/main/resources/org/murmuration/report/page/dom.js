/* Elements, numbers and texts. Every text from outside reaches the page through textContent. */
(function (page) {
  'use strict';

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
    children.forEach((child) => made.append(child));
    return made;
  }

  function button(text, name, onClick) {
    const made = element('button', { type: 'button', 'aria-label': name }, text);
    made.addEventListener('click', onClick);
    return made;
  }

  function announce(text) {
    document.getElementById('status').textContent = text;
  }

  /**
   * A text from outside: control characters and marks that would turn the direction of writing
   * become visible, and its own direction stays inside.
   */
  function foreign(text) {
    return element('bdi', {}, visible(text));
  }

  function visible(text) {
    return String(isKnown(text) ? text : '')
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g,
        (c) => String.fromCharCode(c === '\u007f' ? 0x2421 : 0x2400 + c.charCodeAt(0)))
      .replace(/[\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
        (c) => `[U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
  }

  const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
  const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

  function number(value) {
    if (value === null || value === undefined) return '–';
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e9)) return value.toExponential(2);
    return (size >= 1000 ? whole : plain).format(value).replace('-', '−');
  }

  const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

  /** Money: cents of a long run and of a single call. */
  function money(value, currency) {
    const shown = Math.abs(value) >= 100 ? whole.format(value) : small.format(value);
    return currency ? `${shown} ${currency}` : shown;
  }

  function interval(value, low, high) {
    const known = isKnown(low) && isKnown(high);
    return number(value) + (known ? ` [${number(low)}, ${number(high)}]` : '');
  }

  function isKnown(value) {
    return value !== null && value !== undefined;
  }

  function at(values, index) {
    return values && isKnown(values[index]) ? values[index] : null;
  }

  /** The leading number of a cell such as "0.93", "1,204" or "63.3 %"; NaN if it has none. */
  function numeric(cell) {
    const found = /^\s*([+\-−]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?![\w.:/-])/i.exec(cell);
    return found ? Number(found[1].replace(/,/g, '').replace('−', '-')) : NaN;
  }

  function isNumericColumn(rows, column) {
    const cells = rows.map((row) => row[column]).filter((cell) => cell && !/^[–—-]$/.test(cell));
    return cells.length > 0 && cells.every((cell) => !Number.isNaN(numeric(cell)));
  }

  /** Names as ECharts needs them, each once. */
  function distinct(names) {
    const seen = new Map();
    return names.map((name) => {
      const count = (seen.get(name) || 0) + 1;
      seen.set(name, count);
      return count === 1 ? name : `${name} (${count})`;
    });
  }

  Object.assign(page, { element, button, announce, foreign, visible, number, money, interval, isKnown, at,
    numeric, isNumericColumn, distinct });
})(window.murmuration = window.murmuration || {});
