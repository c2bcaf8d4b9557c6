import type { Issue } from '../model/issue.ts';
import type { MetricSpec } from '../model/metric.ts';
import type { PlannedProbe } from '../model/plan.ts';
import type { FieldName, Settings } from '../settings/settings.ts';

/** A mode. */
export interface Probe {
  readonly name: string;
  /** One sentence for the documentation and for `--help`. */
  readonly summary: string;
  /** What a check of this mode has proved when all is ok: `Message delivered and seen`. */
  readonly success: string;
  /** What it can measure; the first is the primary one. */
  readonly metrics: readonly [MetricSpec, ...MetricSpec[]];
  /** The settings that matter to it, for `--help`. What no mode names, such as time limits, matters to all of them. */
  readonly settings: readonly FieldName[];
  /** Reports every problem to `issues` and returns nothing when there is one. Contacts nothing. */
  plan(settings: Settings, issues: Issue[]): PlannedProbe | undefined;
}
