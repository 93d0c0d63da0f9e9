// Prints where the time of the tests goes: the slowest tests, and the fixtures that took longest, from the .trx files that
// are named. Fixtures run beside one another, so their sums exceed the time on the clock; what a fixture sets up once is
// in no test and therefore not counted.
import { readFileSync } from 'node:fs';

const most = 20;
const seconds = (text) => text.split(':').map(Number).reduce((sum, part) => sum * 60 + part, 0);
const plain = (text) => text.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const attribute = (line, name) => plain(line.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? '');

const tests = [], fixtures = new Map();
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8'), fixtureOf = new Map();
  for (const [unit, id] of text.matchAll(/<UnitTest [^>]*\bid="([^"]*)"[\s\S]*?<\/UnitTest>/g))
    fixtureOf.set(id, attribute(unit.match(/<TestMethod [^>]*>/)[0], 'className'));
  for (const [line] of text.matchAll(/<UnitTestResult [^>]*>/g)) {
    const fixture = fixtureOf.get(attribute(line, 'testId')).split('.').at(-1), time = seconds(attribute(line, 'duration') || '0:0:0');
    tests.push([time, `${fixture}.${attribute(line, 'testName')}`]);
    fixtures.set(fixture, (fixtures.get(fixture) ?? 0) + time);
  }
}

const table = (title, rows) => {
  console.log(title);
  for (const [time, name] of rows.sort(([a], [b]) => b - a).slice(0, most))
    console.log(`${time.toFixed(1).padStart(7)} s  ${name.slice(0, 130)}`);
};
table(`The slowest ${most} of ${tests.length} tests`, tests);
table('The slowest fixtures, all tests of each', [...fixtures].map(([name, time]) => [time, name]));
