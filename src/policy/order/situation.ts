/** The change of a domain, as the parts of a publication look at it. */
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import type { Source } from '../../model/issue.ts';
import { hasOtherData } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import { PublicationDraft } from './draft.ts';
import type { PublicationInput } from './publication.ts';
import { plannedText } from './texts.ts';

/** Published and planned, or both. */
export type PlanSide = 'published' | 'planned';

/** The hosts that mail goes to, before and after. */
export interface MailHosts {
  readonly published: readonly string[];
  readonly planned: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

/** What all parts share. */
export class Situation {
  readonly input: PublicationInput;
  readonly draft = new PublicationDraft();
  readonly hosts: MailHosts;
  /** Labels of sets of the plan that another act takes the place of. */
  readonly left = new Set<string>();
  readonly #sets: ReadonlyMap<string, RecordSetFacts>;

  constructor(input: PublicationInput) {
    this.input = input;
    this.#sets = new Map(input.changes.map((facts) => [setLabel(facts), facts]));
    const [published, planned] = [this.#hosts('published'), this.#hosts('planned')];
    this.hosts = {
      published,
      planned,
      added: planned.filter((host) => !published.includes(host)),
      removed: published.filter((host) => !planned.includes(host)),
      kept: planned.filter((host) => published.includes(host)),
    };
  }

  get domain(): string {
    return this.input.domain;
  }

  set(type: string, name: string): RecordSetFacts | undefined {
    return this.#sets.get(`${type} ${name}`);
  }

  /** The set, if the plan gives it other data. */
  changed(type: string, name: string): RecordSetFacts | undefined {
    const facts = this.set(type, name);
    return facts && hasOtherData(facts) ? facts : undefined;
  }

  /** Data of a set on one side; without a plan both sides are the same. */
  values(type: string, name: string, side: PlanSide): readonly string[] {
    const facts = this.set(type, name);
    const isSame = facts?.change === 'same';
    return (facts?.[side] ?? (isSame ? facts.published : undefined))?.values ?? [];
  }

  addresses(host: string, side: PlanSide): readonly string[] {
    return [...this.values('A', host, side), ...this.values('AAAA', host, side)];
  }

  /** Seconds for which caches may keep what is published about a set: that it does not exist, where it is new. */
  oldTtl(facts: RecordSetFacts): number {
    return facts.published?.ttl ?? this.input.negativeTtl;
  }

  /** What runs out in the old TTL, words. */
  oldTtlWords(facts: RecordSetFacts): string {
    return facts.published ? `TTL of ${setLabel(facts)}` : `negative TTL, as ${setLabel(facts)} is new`;
  }

  /** Adds the act that publishes what the plan says about a set, and returns its id. */
  publish(facts: RecordSetFacts, reason: string): string {
    const kind = facts.planned ? 'publish' : 'remove';
    return this.draft.add({ id: setLabel(facts), kind, text: plannedText(facts), reason, isPlanned: true });
  }

  /** Leaves out what the plan says about a set, because another act takes its place. */
  leaveOut(facts: RecordSetFacts): void {
    this.left.add(setLabel(facts));
    this.draft.drop(setLabel(facts));
  }

  /** Tells that the plan cannot be published at once. */
  breach(subject: string, message: string, source: Source | undefined): void {
    this.draft.concerns.push({
      code: 'E_ORDER',
      severity: 'warning',
      subject,
      message,
      hint: 'Publish the plan in the steps of the order of publication.',
      source,
    });
  }

  #hosts(side: PlanSide): readonly string[] {
    const named = this.values('MX', this.domain, side).map((value) => value.replace(/^\d+ /, '').replace(/\.$/, ''));
    if (named.length > 0) return named.filter((host) => host !== '');
    return this.addresses(this.domain, side).length > 0 ? [this.domain] : [];
  }
}
