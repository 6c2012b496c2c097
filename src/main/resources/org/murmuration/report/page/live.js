/* A run under way, over the control API of the server that served this page. */
(function (page) {
  'use strict';

  const KEY = 'murmuration.token';
  const NEEDS_TOKEN = [401, 403];

  /** What the server said no to, in its own words. */
  class Refused extends Error {
    constructor(status, line) {
      super(line);
      this.status = status;
    }
  }

  function stored() {
    try {
      return sessionStorage.getItem(KEY) || '';
    } catch (refused) {
      return '';
    }
  }

  function store(token) {
    try {
      if (token) sessionStorage.setItem(KEY, token);
      else sessionStorage.removeItem(KEY);
    } catch (refused) {
      // It holds as long as the page is open.
    }
  }

  /** The token of the fragment, which leaves the address bar and the history at once. */
  function fromAddress() {
    const found = /(?:^#|&)token=([^&]*)/.exec(location.hash);
    if (!found) return null;
    history.replaceState(null, '', location.pathname + location.search);
    try {
      return decodeURIComponent(found[1]);
    } catch (malformed) {
      return found[1];
    }
  }

  function live() {
    let token = fromAddress();
    if (token !== null) store(token);
    else token = stored();

    async function fetched(path, options) {
      const headers = { ...(options && options.headers) };
      if (token) headers.Authorization = `Bearer ${token}`;
      const response = await fetch(path, { cache: 'no-store', credentials: 'omit',
        ...options, headers });
      if (!response.ok) throw new Refused(response.status, await reason(response));
      return response;
    }

    const get = async (path) => (await fetched(path)).json();

    const post = async (path, body) => (await fetched(path, { method: 'POST',
      headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json();

    return {
      isLive: true,
      hasToken: () => token !== '',
      useToken: (given) => { token = given; store(given); },
      overview: () => get('api/overview'),
      cluster: () => get('api/cluster'),
      run: (batch, run) => liveRun(`api/batches/${batch}/runs/${run}`, get, post, fetched),
    };
  }

  async function reason(response) {
    try {
      const { error } = await response.json();
      if (error) return error;
    } catch (notJson) {
      // Whatever stands between the page and its server may answer anything.
    }
    return `The server answered ${response.status}`;
  }

  function liveRun(at, get, post, fetched) {
    const query = (values) => new URLSearchParams(Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined && value !== ''));
    return {
      state: () => get(`${at}/state`),
      measures: (from) => get(`${at}/measures?${query({ from })}`),
      entries: (from, most) => get(`${at}/entries?${query({ from, most })}`),
      entry: (index) => get(`${at}/entries/${index}`),
      agents: (which) => get(`${at}/agents?${query(which)}`),
      agent: (number) => get(`${at}/agents/${number}`),
      network: () => get(`${at}/network`),
      panels: () => get(`${at}/panels`),
      library: () => get(`${at}/library`),
      interviews: () => get(`${at}/interviews`),
      audit: () => get(`${at}/audit`),
      report: () => get(`${at}/report`),
      command: (name, body) => post(`${at}/${name}`, body),
      follow: (on) => follow(`${at}/events`, fetched, on),
    };
  }

  /**
   * Follows a stream of events until it ends or is given up; a broken one is taken up again. Read
   * by fetch, because an EventSource cannot show a token.
   */
  function follow(path, fetched, on) {
    const giveUp = new AbortController();
    (async () => {
      for (let wait = 500; !giveUp.signal.aborted; wait = Math.min(2 * wait, 10000)) {
        try {
          const response = await fetched(path, { signal: giveUp.signal });
          on.connected(true);
          wait = 250;
          if (await read(response.body, on)) return;
        } catch (broken) {
          if (giveUp.signal.aborted) return;
          if (NEEDS_TOKEN.includes(broken.status)) on.refused(broken);
        }
        on.connected(false);
        await new Promise((resolve) => { setTimeout(resolve, wait); });
      }
    })();
    return () => giveUp.abort();
  }

  /** Reads events to the end of the stream; returns whether the run said that it is over. */
  async function read(body, on) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return false;
      const blocks = (rest + value).replace(/\r\n?/g, '\n').split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const event = parsed(block);
        if (event.data && on[event.name]) on[event.name](JSON.parse(event.data));
        if (event.name === 'end') {
          await reader.cancel();
          return true;
        }
      }
    }
  }

  function parsed(block) {
    const fields = { event: 'message', data: [] };
    block.split('\n').forEach((line) => {
      const [, name, value] = /^(\w+): ?(.*)$/s.exec(line) || [];
      if (name === 'event') fields.event = value;
      if (name === 'data') fields.data.push(value);
    });
    return { name: fields.event, data: fields.data.join('\n') };
  }

  Object.assign(page, { live, NEEDS_TOKEN });
})(window.murmuration = window.murmuration || {});
