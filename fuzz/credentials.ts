/** Signs the genuine requests of the fuzzer. */
export const FUZZ_SECRET = 'the-secret-of-the-fuzzer';
/** What they carry in `Authorization`. */
export const FUZZ_TOKEN = 'the-token-of-the-fuzzer';
