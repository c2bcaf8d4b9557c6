/** Servers that speak the API of GitHub, and what they do otherwise. */

/** A server. */
export interface Variant {
  readonly name: 'github' | 'ghes-3.17' | 'gitea';
  /** Where the API begins. */
  readonly prefix: string;
  /** `GITHUB_SERVER_URL`: where its pages are. */
  readonly serverUrl: string;
  /** Inputs of a workflow that can be started. */
  readonly maxInputs: number;
  readonly hasRunDetails: boolean;
  readonly hasGitData: boolean;
  readonly hasEtags: boolean;
  /** Longest body of an issue or a comment, in characters. */
  readonly maxBody: number;
  /** Largest page of a list. */
  readonly maxPage: number;
}

const GITHUB: Variant = {
  name: 'github',
  prefix: '',
  serverUrl: 'https://github.com',
  maxInputs: 25,
  hasRunDetails: true,
  hasGitData: true,
  hasEtags: true,
  maxBody: 65_536,
  maxPage: 100,
};

/** By name. What Gitea 1.26.0 does was measured with octokit (`go-gitea/gitea#30958`). */
export const VARIANTS: Readonly<Record<Variant['name'], Variant>> = {
  github: GITHUB,
  'ghes-3.17': {
    ...GITHUB,
    name: 'ghes-3.17',
    prefix: '/api/v3',
    serverUrl: 'https://ghes.example',
    maxInputs: 10,
    hasRunDetails: false,
  },
  gitea: {
    ...GITHUB,
    name: 'gitea',
    prefix: '/api/v1',
    serverUrl: 'https://gitea.example',
    hasRunDetails: false,
    hasGitData: false,
    hasEtags: false,
    maxBody: Number.POSITIVE_INFINITY,
    maxPage: 50,
  },
};
