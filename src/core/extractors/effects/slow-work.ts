import type { Language } from '../../syntax/outline.ts';

/** What takes so long that nobody should wait for it with a request open. */
export type SlowWork = 'mail' | 'document' | 'browser' | 'video';

export interface SlowCalls {
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Functions of the module, or methods of what it makes. */
  readonly calls: readonly string[];
  readonly work: SlowWork;
}

const node = ['javascript', 'typescript', 'tsx'] as const;
const python = ['python'] as const;
const jvm = ['java', 'kotlin'] as const;

export const slowCalls: readonly SlowCalls[] = [
  { languages: node, modules: ['nodemailer'], calls: ['sendMail'], work: 'mail' },
  { languages: node, modules: ['puppeteer', 'puppeteer-core', 'playwright'], calls: ['launch'], work: 'browser' },
  { languages: node, modules: ['html-pdf', 'html-pdf-node'], calls: ['create', 'generatePdf'], work: 'document' },
  { languages: python, modules: ['django'], calls: ['send_mail', 'send_mass_mail'], work: 'mail' },
  { languages: python, modules: ['smtplib'], calls: ['sendmail', 'send_message'], work: 'mail' },
  { languages: python, modules: ['flask_mail'], calls: ['send'], work: 'mail' },
  {
    languages: python,
    modules: ['weasyprint', 'pdfkit'],
    calls: ['write_pdf', 'from_string', 'from_url'],
    work: 'document',
  },
  {
    languages: jvm,
    modules: ['org.springframework.mail', 'org.springframework.mail.javamail'],
    calls: ['send'],
    work: 'mail',
  },
  { languages: ['go'], modules: ['net/smtp'], calls: ['SendMail'], work: 'mail' },
  { languages: ['go'], modules: ['gopkg.in/gomail', 'gopkg.in/mail'], calls: ['DialAndSend'], work: 'mail' },
];
