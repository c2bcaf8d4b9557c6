/** Calls that start workflows. */

import { invalid, NOT_FOUND, type Reply, refusal, reply } from './reply.ts';
import type { FakeRequest } from './request.ts';

const MAX_PAYLOAD = 64 * 1024;

/** POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches */
export function dispatchWorkflow(request: FakeRequest): Reply {
  const { state, render, path, body, user, variant } = request;
  const workflow = state.workflows.find(({ file }) => file === path['workflow_id']);
  if (!workflow) return NOT_FOUND;
  const ref = String(body['ref']).replace(/^refs\/(?:heads|tags)\//, '');
  if (![`heads/${ref}`, `tags/${ref}`].some((each) => state.git.refs.has(each)))
    return invalid(`No ref found for: ${ref}`);
  if (!workflow.inputs) return invalid("Workflow does not have 'workflow_dispatch' trigger");
  const inputs = (body['inputs'] ?? {}) as Readonly<Record<string, unknown>>;
  const unexpected = Object.keys(inputs).filter((name) => !workflow.inputs?.includes(name));
  if (unexpected.length > 0) return invalid(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  if (Object.keys(inputs).length > variant.maxInputs) {
    return invalid(`you may only define up to ${variant.maxInputs} \`inputs\` for a \`workflow_dispatch\` event`);
  }
  state.dispatches.push({ kind: 'workflow', name: workflow.file, ref, inputs, by: user.login, at: state.now });
  if (body['return_run_details'] !== true || !variant.hasRunDetails) return { status: 204 };
  const id = state.nextId();
  return reply(200, {
    workflow_run_id: id,
    run_url: `${render.repository}/actions/runs/${id}`,
    html_url: `${render.page}/actions/runs/${id}`,
  });
}

/** POST /repos/{owner}/{repo}/dispatches */
export function dispatchEvent({ state, body, user, variant }: FakeRequest): Reply {
  if (variant.name === 'gitea') return refusal(404, 'not found');
  const inputs = (body['client_payload'] ?? {}) as Readonly<Record<string, unknown>>;
  if (JSON.stringify(inputs).length > MAX_PAYLOAD) return invalid('client_payload is too large');
  const name = String(body['event_type']);
  state.dispatches.push({ kind: 'event', name, ref: undefined, inputs, by: user.login, at: state.now });
  return { status: 204 };
}
