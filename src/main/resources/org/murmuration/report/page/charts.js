/* What all charts share: axes, legend, tooltip. */
(function (page) {
  'use strict';

  const { element, number, isKnown } = page;
  const TOOLTIP_ROWS = 12;
  const pen = document.createElement('canvas').getContext('2d');
  const symbols = ['circle', 'diamond', 'triangle', 'rect'];

  /**
   * What both kinds of chart share. From the top down: the title where it is exported, the legend
   * where there is more than one name, the label of the vertical axis, the plot.
   */
  function frame(figure, colours, names, labels, export_) {
    const text = { color: colours.quiet, fontSize: 12 };
    const legendTop = export_.title ? 40 : 0;
    const labelTop = legendTop + (names.length > 1 ? 30 : 0);
    const titles = [{ text: labels.top, left: 0, top: labelTop, padding: [2, 0],
      textStyle: { ...text, fontWeight: 'normal' } }];
    if (export_.title) {
      titles.push({ text: figure.title, left: 0, top: 4, padding: 0,
        textStyle: { color: colours.ink, fontSize: 17, width: 880, overflow: 'truncate' } });
    }
    return {
      animation: false,
      textStyle: { fontFamily: fontFamily() },
      title: titles,
      legend: {
        show: names.length > 1, type: 'scroll', data: names, left: 0, top: legendTop, padding: 0,
        itemWidth: 26, itemHeight: 10, itemGap: 14,
        textStyle: { ...text, color: colours.ink, lineHeight: 20 },
        pageTextStyle: text, pageIconColor: colours.ink, pageIconInactiveColor: colours.rule,
        pageIconSize: 11, inactiveColor: colours.rule, selected: export_.selected || {},
        inactiveBorderColor: colours.rule,
        tooltip: { show: false },
      },
      grid: { left: 2, right: 18, top: labelTop + (labels.top ? 28 : 12),
        bottom: labels.bottom ? 26 : 4, containLabel: true },
    };
  }

  function axis(colours, type, more) {
    return {
      type,
      axisLine: { show: type === 'category', lineStyle: { color: colours.quiet } },
      axisTick: { show: false },
      axisLabel: { color: colours.quiet, hideOverlap: true, formatter: number },
      splitLine: { show: type === 'value', lineStyle: { color: colours.grid } },
      nameTextStyle: { color: colours.quiet, fontSize: 12 },
      ...more,
    };
  }

  function tooltip(colours, pointer, content) {
    return {
      trigger: 'axis', confine: true, transitionDuration: 0,
      backgroundColor: colours.paper, borderColor: colours.rule, padding: [8, 10],
      textStyle: { color: colours.ink },
      axisPointer: { type: pointer, lineStyle: { color: colours.quiet },
        shadowStyle: { color: colours.quiet, opacity: 0.12 } },
      // An element, never a string, which ECharts would read as markup.
      formatter: content,
    };
  }

  function tooltipContent(heading, rows) {
    const content = element('div', { class: 'tooltip' }, element('p', {}, heading));
    rows.slice(0, TOOLTIP_ROWS).forEach((row) => {
      const swatch = element('i');
      swatch.style.background = row.colour;
      const name = element('span', {}, row.name);
      content.append(element('div', {}, swatch, name, element('b', {}, row.value)));
    });
    const rest = rows.length - TOOLTIP_ROWS;
    if (rest > 0) content.append(element('div', {}, `and ${rest} more`));
    return content;
  }

  function range(described, min, max) {
    return {
      min: isKnown(described.min) ? described.min : min,
      max: isKnown(described.max) ? described.max : max,
    };
  }

  /** A colour for each of some groups; where colours run out, other shapes. */
  function groupLooks(count, colours) {
    const { palette } = colours;
    return Array.from({ length: count }, (_, i) => ({ colour: palette[i % palette.length],
      symbol: symbols[Math.floor(i / palette.length) % symbols.length] }));
  }

  function shortened(text, letters) {
    const seen = page.visible(text);
    return seen.length > letters ? `${seen.slice(0, letters - 1)}…` : seen;
  }

  function widest(texts) {
    pen.font = `12px ${fontFamily()}`;
    return Math.ceil(Math.max(0, ...texts.map((text) => pen.measureText(text).width))) + 4;
  }

  function fontFamily() {
    return getComputedStyle(document.body).fontFamily;
  }

  Object.assign(page, { symbols, frame, axis, tooltip, tooltipContent, range, groupLooks, shortened,
    widest, fontFamily });
})(window.murmuration = window.murmuration || {});
