import { checkReplies } from '../../lib/settings/check-replies';
import { projectFile } from '../../lib/settings/project-file';
import { eatenOptionsText, optionsEatenByNpm } from '../terminal/eaten-options';
import { createPaint, wantsColor } from '../terminal/paint';
import { personAt } from '../terminal/person';
import { terminalLanguage } from '../terminal/terminal-language';
import { textsIn } from '../texts/texts';
import { cdkOf } from './cdk';
import { openCloud } from './cloud';
import { deploy } from './deploy';
import { destroy } from './destroy';
import { readCdkJson } from './project';
import { runWrapper, USAGE_EXIT_CODE } from './wrapper';

// The SDK's advice about Node versions is for us, not for the person at the terminal.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** package.json names the wrapper; the rest is what the person typed. */
const [name, ...args] = process.argv.slice(2);

const wrapper = name === destroy.name ? destroy : deploy;
const language = terminalLanguage(process.env);
const texts = textsIn(language);
const scripts = { [deploy.name]: [], [destroy.name]: [] };
const eaten = optionsEatenByNpm({ env: process.env, args, help: textsIn('en')[wrapper.name].help, scripts });
const writeError = (line: string) => process.stderr.write(`${line}\n`);

if (eaten) {
  writeError(eatenOptionsText(eaten, language));
  process.exitCode = USAGE_EXIT_CODE;
} else {
  process.exitCode = await runWrapper(
    wrapper,
    args,
    {
      ...personAt({ input: process.stdin, output: process.stderr }),
      env: process.env,
      texts,
      write: (line) => process.stdout.write(`${line}\n`),
      writeError,
      paint: createPaint(wantsColor(process.stdout, process.env)),
    },
    {
      openCloud,
      cdk: cdkOf({ directory: projectFile('.'), env: process.env }),
      readCdkJson: () => readCdkJson(projectFile('cdk.json'), texts),
      checkReplies: () => checkReplies(projectFile('replies.json')),
    },
  );
}
