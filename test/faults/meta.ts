/** Which failure codes stand on one side only, and why. */

/** Codes of the program that no fault of the catalogue expects. */
export const NOT_IN_CATALOGUE: Readonly<Record<string, string>> = {
  E_ADDRESS_CHANGED: 'about the own past, see test/unit/history/comparison',
  E_CAPABILITY_LOST: 'about the own past, see test/unit/history/comparison',
  E_CERT_CHANGED: 'about the own past, see test/unit/history/comparison',
  E_DANE_MISSING: 'a notice only, see test/probe/mx',
  E_GH_BRANCH: 'about history and incidents, see test/repository/failure-rows.test.ts',
  E_GH_INCIDENTS: 'about history and incidents, see test/repository/failure-rows.test.ts',
  E_GH_RECOVERY: 'about history and incidents, see test/repository/failure-rows.test.ts',
  E_HISTORY: 'about history and incidents, see test/repository/failure-rows.test.ts',
  E_LOGIN_WEAKER: 'about the own past, see test/unit/history/comparison',
  E_MAX_DURATION: 'about many checks, see test/unit/engine/run-checks.test.ts',
  E_MX_SINGLE: 'a notice only, see test/probe/mx',
  E_NOT_REPORTED: 'about merged reports, see test/unit/merge',
  E_REPORT_INVALID: 'about merged reports, see test/unit/merge',
  E_REPORT_MISMATCH: 'about merged reports, see test/unit/merge',
  E_SERVER_CHANGED: 'about the own past, see test/unit/history/comparison',
  E_SLOWER: 'about the own past, see test/unit/history/comparison',
  E_STS_MISSING: 'a notice only, see test/probe/mx',
  E_TLS_WEAKER: 'about the own past, see test/unit/history/comparison',
};

const LATER = 'its rows belong to what is not built yet';

/** Codes of the catalogue that the program does not have. */
export const NOT_IN_PROGRAM: Readonly<Record<string, string>> = {
  E_AUTHRES_FAIL: LATER,
  E_AUTHRES_MISSING: LATER,
  E_DIST_MISMATCH: 'a check of CI',
  E_DKIM_FAIL: LATER,
  E_FORK_GUARD: LATER,
  E_HOP_NO_TLS: LATER,
  E_TLS_CERT_REVOKED: LATER,
  E_TLS_VERSION_OLD: LATER,
};
