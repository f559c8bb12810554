import type { TerminalLanguage } from '../terminal/terminal-language';
import { en } from './doctor-texts-en';
import { es } from './doctor-texts-es';

/** How far the doctor's messages came. */
interface Progress {
  readonly taken: number;
  readonly repeated: number;
  readonly handled: number;
  readonly posts: number;
}

/** What `doctor` says, in one language. */
export interface DoctorTexts {
  readonly summary: string;
  readonly help: string;
  readonly titles: Readonly<
    Record<'secrets' | 'tls' | 'unsigned' | 'signed' | 'queue' | 'deadLetters' | 'sendToken' | 'alarmTopic', string>
  >;
  readonly emptySecret: (arn: string) => string;
  readonly mendEmptySecret: string;
  readonly noSendToken: string;
  readonly mendSendToken: string;
  readonly secretsSet: string;
  readonly noTls: string;
  readonly tlsIs: (protocol: string, daysLeft: number) => string;
  readonly certificateEnds: (daysLeft: number) => string;
  readonly mendCertificate: string;
  readonly unreachable: (address: string, reason: string) => string;
  readonly mendTls: string;
  readonly silent: (address: string) => string;
  readonly mendSilent: string;
  readonly refused: string;
  readonly answered: (status: number) => string;
  readonly mendStatus: (status: number) => string;
  readonly issuersTokens: string;
  readonly posting: (done: number, all: number) => string;
  readonly slow: (medianMs: number, p99Ms: number) => string;
  readonly mendSlow: string;
  readonly waitingForLogs: (handled: number, all: number) => string;
  readonly taken: (posts: number, medianMs: number, p99Ms: number) => string;
  readonly handledTwice: (handled: number, posts: number) => string;
  readonly mendTwice: string;
  readonly notHandled: (progress: Progress) => string;
  readonly mendNotHandled: string;
  readonly repeatedNotSeen: (posts: number) => string;
  readonly mendRepeatedNotSeen: string;
  readonly waiting: (count: number) => string;
  readonly mendWaiting: string;
  readonly noDeadLetters: string;
  readonly deadLetters: (count: number) => string;
  readonly mendDeadLetters: string;
  readonly noAlarms: string;
  readonly subscribed: (count: number) => string;
  readonly pending: (count: number) => string;
  readonly mendPending: string;
  readonly nobodyTold: string;
  readonly mendNobody: string;
  readonly tokenRefused: (status: number) => string;
  readonly tokenTaken: string;
  readonly tokenUnclear: (status: number) => string;
  readonly mendTokenUnclear: string;
  readonly mendSendApi: string;
  readonly well: string;
  readonly almostWell: (doubts: number) => string;
  readonly unwell: (failures: number) => string;
}

/** The texts of `language`. */
export function doctorTextsIn(language: TerminalLanguage): DoctorTexts {
  return language === 'es' ? es : en;
}
