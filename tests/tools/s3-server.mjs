// An endpoint of S3 on loopback with one bucket, by an implementation that is not ours; it lives until its standard input ends.
// Arguments: the folder of its objects, the bucket, and the access key and secret key of those that may call
// Out: its port
import S3rver from 's3rver';
import objects from 's3rver/lib/controllers/object.js';
import AWSAccount from 's3rver/lib/models/account.js';

const [directory, bucket, accessKey, secretKey] = process.argv.slice(2);

// S3 takes the source of a copy with every character encoded, s3rver but for a few
const { putObjectCopy } = objects;
objects.putObjectCopy = ctx => {
  ctx.headers['x-amz-copy-source'] = encodeURI(decodeURIComponent(ctx.headers['x-amz-copy-source']));
  return putObjectCopy(ctx);
};

AWSAccount.DUMMY_ACCOUNT.createKeyPair(accessKey, secretKey);
const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: bucket }] });
const { port } = await server.run();
console.log(port);
process.stdin.on('end', () => process.exit()).resume();
