import type { Issue } from '../model/issue.ts';
import type { MetricSpec } from '../model/metric.ts';
import type { PlannedProbe } from '../model/plan.ts';
import type { FieldName, Settings } from '../settings/settings.ts';

/** A mode. */
export interface Probe {
  readonly name: string;
  /** One sentence for the documentation and for `--help`. */
  readonly summary: string;
  /** The result of a check of this mode when all is ok: `Message delivered and seen`. */
  readonly success: string;
  /** The metrics of the mode; the first is the primary one. */
  readonly metrics: readonly [MetricSpec, ...MetricSpec[]];
  /** The settings that the mode uses, for `--help`. Those that no mode names, such as time limits, apply to all. */
  readonly settings: readonly FieldName[];
  /** Reports every problem to `issues` and returns undefined when there is one. Contacts no server. */
  plan(settings: Settings, issues: Issue[]): PlannedProbe | undefined;
}
