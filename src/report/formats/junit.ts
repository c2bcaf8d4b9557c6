/**
 * The report as JUnit XML: one suite per run, one case per check. The form is what the schemas of Ant, Surefire and
 * Jenkins (jenkinsci/xunit-plugin `junit-10.xsd`) have in common. None of them allows properties in a case, and the
 * xUnit plugin skips a file that has some (pytest-dev/pytest#5202): so metrics are properties of the suite.
 */

import type { CheckResult, Report } from '../../model/report.ts';
import { plainNumber } from '../../text/plain-number.ts';
import { forLabel, forMarkup } from '../../text/untrusted.ts';
import { isToldByChecks } from './is-told-by-checks.ts';
import { type JunitCase, junitCase, runCase, skippedCase } from './junit-case.ts';
import { uniqueNames } from './unique-names.ts';

/** Renders the XML, with a line end. */
export function renderJunit(report: Report): string {
  const { checks, leftOut = [] } = report;
  const names = uniqueNames([...checks, ...leftOut]);
  const cases = [
    ...checks.map((check, index) => junitCase(check, names[index] ?? '')),
    ...leftOut.map((each, index) => skippedCase(each, names[checks.length + index] ?? '')),
    ...(isToldByChecks(report) ? [] : [runCase(report)]),
  ];
  const count = (outcome: JunitCase['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  const totals =
    `name="Mail Probe" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" ` +
    `time="${seconds(report.durationSeconds)}"`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${totals}>`,
    `  <testsuite ${totals} skipped="${count('skipped')}"${timestamp(report.startedAt)}>`,
    ...propertyLines(checks, names),
    ...cases.flatMap(caseLines),
    '  </testsuite>',
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

/** Formats seconds with three decimals, which is what the schemas allow. */
function seconds(value: number): string {
  return value.toFixed(3);
}

/** Formats the time in UTC. Ant's schema allows neither a zone nor a fraction. */
function timestamp(startedAt: string): string {
  const [, time] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(startedAt) ?? [];
  return time === undefined ? '' : ` timestamp="${time}"`;
}

function propertyLines(checks: readonly CheckResult[], names: readonly string[]): string[] {
  const lines = checks.flatMap(({ measurements, metrics }, index) =>
    measurements
      .filter(({ value }) => Number.isFinite(value))
      .map(({ metric, label, value }) => {
        const labelName = metrics.find(({ name }) => name === metric)?.label ?? 'label';
        const labels = [
          ...(checks.length > 1 ? [`check="${forLabel(names[index] ?? '')}"`] : []),
          ...(label === undefined ? [] : [`${labelName}="${forLabel(label)}"`]),
        ];
        const name = labels.length === 0 ? metric : `${metric}{${labels.join(',')}}`;
        return `      <property name="${forMarkup(name, 1500)}" value="${plainNumber(value)}"/>`;
      }),
  );
  return lines.length === 0 ? [] : ['    <properties>', ...lines, '    </properties>'];
}

function caseLines({ mode, name, durationSeconds, outcome, type, message, details, output }: JunitCase): string[] {
  const open = `    <testcase classname="${forMarkup(mode, 40)}" name="${forMarkup(name)}" time="${seconds(durationSeconds)}"`;
  const inner = [
    ...(outcome === 'skipped' ? [`      <skipped message="${forMarkup(message)}"/>`] : []),
    ...(outcome === 'failure' || outcome === 'error'
      ? [`      <${outcome} type="${type}" message="${forMarkup(message, 600)}">${details.join('\n')}</${outcome}>`]
      : []),
    ...(output.length === 0 ? [] : [`      <system-out>${output.join('\n')}</system-out>`]),
  ];
  return inner.length === 0 ? [`${open}/>`] : [`${open}>`, ...inner, '    </testcase>'];
}
