/* What can be saved: tables for spreadsheets, pictures, texts. */
(function (page) {
  'use strict';

  const { element, isKnown, at } = page;

  /** A cell as a spreadsheet may open it: what it would take for a formula becomes a text. */
  function csvCell(cell) {
    if (!isKnown(cell)) return '';
    if (typeof cell === 'number') return String(cell);
    const isNumber = cell.trim() !== '' && Number.isFinite(Number(cell));
    const safe = /^\s*[=+\-@]|^[\t\r]/.test(cell) && !isNumber ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  function csv(rows) {
    return rows.map((row) => row.map(csvCell).join(',') + '\r\n').join('');
  }

  /** Columns name, name low, name high of everything that has values and perhaps an interval. */
  function csvOfSeries(firstHeader, firstColumn, series) {
    const columns = [{ header: firstHeader, cells: firstColumn }];
    series.forEach((one) => {
      columns.push({ header: one.name, cells: one.values });
      if (one.low) columns.push({ header: `${one.name} (low)`, cells: one.low });
      if (one.high) columns.push({ header: `${one.name} (high)`, cells: one.high });
    });
    const rows = firstColumn.map((_, row) => columns.map((column) => at(column.cells, row)));
    return csv([columns.map((column) => column.header), ...rows]);
  }

  function csvOf(figure) {
    if (figure.kind === 'lines') {
      return csvOfSeries(figure.x.label || 'x', figure.at, figure.curves);
    }
    if (figure.kind === 'bars') return csvOfSeries('category', figure.categories, figure.groups);
    if (figure.kind === 'transcripts') return csvOfTranscripts(figure);
    if (figure.kind === 'network') return csvOfNetwork(figure);
    if (figure.kind === 'scatter') return csvOfScatter(figure);
    if (figure.kind === 'tree') return csvOfTree(figure);
    if (figure.kind === 'grid') return csvOfGrid(figure);
    if (figure.kind === 'events') return csvOfEvents(figure);
    return csv([figure.columns, ...figure.rows]);
  }

  function csvOfTranscripts(figure) {
    const rows = figure.transcripts.flatMap(({ heading, lines }) => lines.map((line, i) =>
      [heading, i + 1, line.speaker, line.text, line.move]));
    return csv([['transcript', 'turn', 'speaker', 'text', 'move'], ...rows]);
  }

  /** A row for each link, and one for each node that has none. */
  function csvOfNetwork({ nodes, links, groups }) {
    const node = (i) => [nodes[i].label, nodes[i].group < 0 ? null : groups[nodes[i].group]];
    const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
    const rows = links.map(({ from, to, weight, strong }) =>
      [...node(from), ...node(to), weight, strong ? 'yes' : 'no']);
    const alone = nodes.flatMap((_, i) => (linked.has(i) ? [] : [node(i)]));
    return csv([['node', 'group', 'linked to', 'its group', 'weight', 'strong'], ...rows, ...alone]);
  }

  function csvOfScatter({ x, y, clouds }) {
    const rows = clouds.flatMap((cloud) => cloud.x.map((value, i) =>
      [cloud.name, cloud.labels[i], value, at(cloud.y, i)]));
    return csv([['group', 'point', x.label || 'x', y.label || 'y'], ...rows]);
  }

  function csvOfTree({ branches }) {
    return csv([['branch', 'parent', 'label', 'text', 'size'], ...branches.map((branch, i) =>
      [i, branch.parent < 0 ? null : branch.parent, branch.label, branch.text, branch.size])]);
  }

  /** A row for each cell that holds a mark. */
  function csvOfGrid({ rows, columns, marks, cells }) {
    return csv([['row', 'column', 'mark', 'text'], ...cells.map(({ row, column, mark, text }) =>
      [rows[row], columns[column], marks[mark], text])]);
  }

  function csvOfEvents({ x, lanes, kinds, events }) {
    return csv([[x.label || 'at', 'lane', 'to', 'what', 'text'],
      ...events.map(({ at: when, lane, to, kind, text }) =>
        [when, lanes[lane], to < 0 ? null : lanes[to], kinds[kind], text])]);
  }

  function fileName(title, ending) {
    const slug = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
    return (slug.slice(0, 80) || 'figure') + ending;
  }

  function download(blob, name) {
    const address = URL.createObjectURL(blob);
    const link = element('a', { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  function downloadCsv(figure) {
    const type = 'text/csv;charset=utf-8';
    download(new Blob([csvOf(figure)], { type }), fileName(figure.title, '.csv'));
  }

  Object.assign(page, { csv, csvOf, download, downloadCsv, fileName });
})(window.murmuration = window.murmuration || {});
