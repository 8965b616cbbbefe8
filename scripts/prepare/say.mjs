/**
 * One sentence in each language, Chinese first.
 * @param {string} chinese
 * @param {string} english
 */
export function say(chinese, english) {
  process.stdout.write(`${chinese}\n${english}\n`);
}

/**
 * Says why the preparation can't go on, and ends the process with code 1.
 * @param {string} chinese
 * @param {string} english
 * @returns {never}
 */
export function fail(chinese, english) {
  process.stderr.write(`${chinese}\n${english}\n`);
  process.exit(1);
}
