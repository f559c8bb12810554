/** A time to the minute, in UTC as CloudWatch tells it. */
export function minuteOf(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
