namespace EventLogs.Local.Storage;

/// <summary>An object in S3 as a listing has it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ETag">Its entity tag, which is another one for another content.</param>
/// <param name="Bytes">Its size.</param>
internal readonly record struct S3Item(string Key, string ETag, long Bytes);
