// What must hold of the calls of a round, by what the service was asked and by what was recorded.
//
//   node calls.mjs FOLDER BEGAN LOST
//
// FOLDER holds asked.json, the journal of aimock; recorded.tsv, when each line was recorded (milliseconds) and
// the line; and out/run-000/, the export. BEGAN is when the round began, LOST how many calls were reported lost.
import { readFileSync } from "node:fs";

const [folder, began, reported] = process.argv.slice(2);
const read = (name) => readFileSync(`${folder}/${name}`, "utf8").split("\n").filter((line) => line);

// While a request travels and the service holds it back, another node's answer may be recorded.
const UNDER_WAY = 1000;

// The seed of a request is that of its answer's own random stream: it tells the call and its attempt.
const asked = JSON.parse(readFileSync(`${folder}/asked.json`, "utf8"))
  .filter((entry) => entry.path.endsWith("/chat/completions") && entry.timestamp >= Number(began))
  .map((entry) => ({ seed: entry.body.seed, at: entry.timestamp }));

const recorded = new Map();
let lines = 0;
for (const row of read("recorded.tsv")) {
  const tab = row.indexOf("\t");
  const line = JSON.parse(row.slice(tab + 1).replaceAll("\\\\", "\\"));
  lines += 1;
  if (line.end) {
    recorded.set(line.request.seed, Number(row.slice(0, tab)));
  }
}

const problems = [];
for (const { seed, at } of asked) {
  if (recorded.has(seed) && at > recorded.get(seed) + UNDER_WAY) {
    problems.push(`a call was made again ${at - recorded.get(seed)} ms after its answer was recorded (seed ${seed})`);
  }
}

const ends = new Map();
for (const line of read("out/run-000/calls.jsonl").map((text) => JSON.parse(text))) {
  if (line.end) {
    const key = [line.about, line.index, line.agent, line.turn, line.attempt].join(" ");
    ends.set(key, (ends.get(key) ?? 0) + 1);
  }
}
for (const [key, count] of ends) {
  if (count > 1) {
    problems.push(`the call ${key} ended ${count} times`);
  }
}

// Both agents of every encounter were asked, and what they answered is on record.
const answered = new Set([...ends.keys()].map((key) => key.split(" ").slice(0, 3).join(" ")));
for (const { index, agents } of read("out/run-000/encounters.jsonl").map((text) => JSON.parse(text))) {
  for (const agent of agents) {
    if (!answered.has(`encounter ${index} ${agent}`)) {
      problems.push(`the answer of agent ${agent} in encounter ${index} is not on record`);
    }
  }
}

const unrecorded = asked.length - lines;
if (unrecorded > Number(reported)) {
  problems.push(`${unrecorded} requests left no record, but only ${reported} calls were reported lost`);
}

console.log(`${asked.length} requests, ${lines} recorded, ${reported} calls reported lost`);
if (problems.length > 0) {
  console.log(`${problems[0]}${problems.length > 1 ? `, and ${problems.length - 1} more` : ""}`);
  process.exit(1);
}
