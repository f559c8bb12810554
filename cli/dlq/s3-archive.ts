import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Target } from '../target/target';
import { archivedLine } from './archived-line';
import type { LetterArchive } from './letter-archive';

/** A bucket with an object for each letter, such as `s3://bucket/prefix`; S3 encrypts them. */
export function bucketArchive(name: string, target: Target): LetterArchive {
  const { host: Bucket, pathname } = new URL(name);
  const folder = pathname.replace(/^\/+|\/+$/g, '');
  const client = new S3Client({ ...target.clientOptions('s3'), followRegionRedirects: true });
  return {
    add: async (letter) => {
      const Key = [folder, `${letter.messageId}.json`].filter(Boolean).join('/');
      const command = new PutObjectCommand({
        Bucket,
        Key,
        Body: archivedLine(letter),
        ContentType: 'application/json',
        // Only what is not there yet: who may archive need not be able to read.
        IfNoneMatch: '*',
      });
      return client.send(command).then(() => true, wasThere);
    },
    close: async () => client.destroy(),
  };
}

function wasThere(error: unknown): false {
  if (error instanceof Error && error.name === 'PreconditionFailed') return false;
  throw error;
}
