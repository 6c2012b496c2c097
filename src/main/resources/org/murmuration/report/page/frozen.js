/* A finished run within this file: the same questions as to a live one, fewer answers. */
(function (page) {
  'use strict';

  const absent = (what) => Promise.reject(new Error(what));
  const asked = (value, what) => value ? Promise.resolve(value) : absent(what);

  /** Answers from the snapshot of a report. */
  function frozen(report) {
    const { snapshot } = report;
    return {
      isLive: false,
      hasToken: () => false,
      useToken: () => {},
      overview: () => Promise.resolve({
        mode: 'record', readOnly: true,
        batches: [{ batch: snapshot.batch || 1, title: report.title,
          runs: [{ run: snapshot.state.run, state: 'ended' }] }],
      }),
      cluster: () => absent('A finished run has no cluster'),
      run: () => frozenRun(snapshot, report),
    };
  }

  function frozenRun(snapshot, report) {
    const entries = snapshot.entries || { total: 0, entries: [] };
    const rows = snapshot.agents ? snapshot.agents.agents : [];
    return {
      state: () => Promise.resolve(snapshot.state),
      measures: () => asked(snapshot.measures, 'This file holds no measures by round'),
      entries: (from, most) => Promise.resolve({ total: entries.total,
        entries: from < 0 ? entries.entries.slice(-most)
          : entries.entries.filter((entry) => entry.index >= from).slice(0, most) }),
      entry: (index) => entry(snapshot, entries.entries, index),
      agents: (which) => Promise.resolve(agents(rows, which)),
      agent: (number) => agent(snapshot, rows, number),
      network: () => asked(snapshot.network, 'This file holds no network'),
      panels: () => asked(snapshot.panels, 'This file holds no figures of the run'),
      library: () => absent('A finished run cannot be changed'),
      interviews: () => Promise.resolve({ interviews: snapshot.interviews || [] }),
      audit: () => asked(snapshot.audit, 'This file holds no audit log'),
      report: () => Promise.resolve(report),
      command: () => absent('A finished run cannot be changed'),
      follow: (on) => {
        on.connected(true);
        on.entries({ shown: entries.entries, of: entries.total });
        on.end(snapshot.state);
        return () => {};
      },
    };
  }

  function entry(snapshot, entries, index) {
    const found = entries.find((one) => one.index === index);
    if (!found) {
      return absent(`Entry ${index} is not in this file; encounters.jsonl beside it has all`);
    }
    return Promise.resolve({ ...found, calls: (snapshot.calls || {})[index] || [] });
  }

  function agents(rows, { from = 0, most = 50, persona, adversaries }) {
    const fitting = rows.filter((row) => row.agent >= from && (!persona || row.persona === persona)
      && (!adversaries || row.adversary));
    return { total: fitting.length, agents: fitting.slice(0, most) };
  }

  /** In full if it is there in full, else its row and what the entries of this file say of it. */
  function agent(snapshot, rows, number) {
    const full = (snapshot.views || []).find((view) => view.agent.agent === number);
    if (full) return Promise.resolve(full);
    const row = rows.find((one) => one.agent === number);
    if (!row) return absent(`Agent ${number} is not in this file`);
    const entries = snapshot.entries ? snapshot.entries.entries : [];
    return Promise.resolve({ agent: row, identity: '', memory: [], told: [], last: -1, prompt: [],
      isPartial: true,
      entries: entries.filter((one) => one.seats.some((seat) => seat.agent === number))
        .slice(-10).reverse() });
  }

  Object.assign(page, { frozen });
})(window.murmuration = window.murmuration || {});
