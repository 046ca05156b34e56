// @ts-check
/**
 * Tells a workflow's readers what will be signed, and electron-builder not to look for a certificate where there
 * is none. Notices go to the standard error, what is to be in the environment to the standard output.
 */
const { RUNNER_OS, MAC_CERTIFICATE, APPLE_API_KEY_ID, WINDOWS_CERTIFICATE } = process.env;

/** @param {string} text */
const notice = (text) => console.error(`::notice::${text}`);

if (RUNNER_OS === 'macOS' && !MAC_CERTIFICATE) {
  notice(
    'There is no MAC_CERTIFICATE: the packages for macOS are not signed, and cannot update themselves.',
  );
}
if (RUNNER_OS === 'macOS' && !APPLE_API_KEY_ID) {
  notice('There is no APPLE_API_KEY_ID: the packages for macOS are not notarised.');
}
if (RUNNER_OS === 'Windows' && !WINDOWS_CERTIFICATE) {
  notice('There is no WINDOWS_CERTIFICATE: the packages for Windows are not signed.');
}
const certificate = RUNNER_OS === 'macOS' ? MAC_CERTIFICATE : WINDOWS_CERTIFICATE;
if (!certificate) console.log('CSC_IDENTITY_AUTO_DISCOVERY=false');
