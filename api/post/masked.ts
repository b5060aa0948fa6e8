/** As much of a phone number as a log may hold: enough to tell two apart, not enough to call. */
export function maskedPhone(phone: string): string {
  return `***${phone.slice(-2)}`;
}

/** The first letter and the host. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}***${email.slice(at)}`;
}
