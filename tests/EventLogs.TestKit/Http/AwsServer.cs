using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace EventLogs.TestKit.Http;

/// <summary>
/// S3 with one bucket and Firehose, played by a test at one address, as far as events are put back with them; <see cref="SqsMessages"/> and others add
/// services. Can die at any request, before or after it has done what it was asked.
/// </summary>
public sealed class AwsServer : AwsJsonServer
{
    /// <summary>The bucket.</summary>
    public const string Bucket = "logs";

    private const string PutRecords = "Firehose_20150804.PutRecordBatch";
    private const int PageSize = 2;

    private static readonly XNamespace S3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    private int _requests;

    public AwsServer() => On(PutRecords, PutRecordBatch);

    /// <summary>The objects.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys of the objects that were read, in order.</summary>
    public ConcurrentQueue<string> Fetched { get; } = new();

    /// <summary>What streams have accepted, in order.</summary>
    public ConcurrentQueue<(string Stream, string Record)> Accepted { get; } = new();

    /// <summary>Decides which records a stream refuses, by the number of its call from 0 and of the record in it.</summary>
    public Func<int, int, bool> Refuses { get; set; } = (_, _) => false;

    /// <summary>Decides whether a call is refused as a whole, by its target.</summary>
    public Func<string, bool> Throttles { get; set; } = _ => false;

    /// <summary>The name of a stream that is not there.</summary>
    public string? Missing { get; set; }

    /// <summary>Is told the number of each call of PutRecordBatch, from 0.</summary>
    public Action<int> OnPut { get; set; } = _ => { };

    /// <summary>Whether it has not come to the request at which everything ends.</summary>
    public bool IsAlive => _requests <= DiesAt;

    /// <summary>Whether a copy is answered with an error inside of a success, as S3 may.</summary>
    public bool CopiesFail { get; set; }

    /// <summary>The number of the request at which everything ends, from 0.</summary>
    public int DiesAt { get; set; } = int.MaxValue;

    /// <summary>Whether that request is carried out before.</summary>
    public bool DiesAfterwards { get; set; }

    /// <summary>How many calls of PutRecordBatch came.</summary>
    public int Calls { get; private set; }

    /// <summary>Lives again.</summary>
    public void Revive() => (_requests, DiesAt) = (0, int.MaxValue);

    /// <inheritdoc/>
    protected override HttpReply Play(HttpRequest request)
    {
        var number = _requests++;
        if (number > DiesAt || (number == DiesAt && !DiesAfterwards))
            return HttpReply.Reset;
        var target = request.Fields.GetValueOrDefault("X-Amz-Target");
        if (target is not null && Throttles(target))
            return Error(400, "ThrottlingException", "Rate exceeded");
        if (Missing is not null && target == PutRecords && JsonElement.Parse(request.Body).GetProperty("DeliveryStreamName").GetString() == Missing)
            return Error(400, "ResourceNotFoundException", "There is no such delivery stream.");
        var reply = target is null ? PlayS3(request) : base.Play(request);
        return number == DiesAt ? HttpReply.Reset : reply;
    }

    private JsonObject PutRecordBatch(JsonElement request)
    {
        var call = Calls++;
        OnPut(call);
        var stream = request.GetProperty("DeliveryStreamName").GetString()!;
        var responses = new JsonArray();
        foreach (var (index, record) in request.GetProperty("Records").EnumerateArray().Index())
        {
            if (Refuses(call, index))
            {
                responses.Add(new JsonObject { ["ErrorCode"] = "ServiceUnavailableException", ["ErrorMessage"] = "Slow down." });
                continue;
            }

            Accepted.Enqueue((stream, Encoding.UTF8.GetString(record.GetProperty("Data").GetBytesFromBase64())));
            responses.Add(new JsonObject { ["RecordId"] = $"{call}-{index}" });
        }

        return new JsonObject { ["FailedPutCount"] = responses.Count(response => response!["ErrorCode"] is not null), ["RequestResponses"] = responses };
    }

    private HttpReply PlayS3(HttpRequest request)
    {
        var method = request.Line.Split(' ')[0];
        var target = new Uri("http://s3" + request.Line.Split(' ')[1]);
        var path = Uri.UnescapeDataString(target.AbsolutePath);
        var key = path.StartsWith($"/{Bucket}/", StringComparison.Ordinal) ? path[(Bucket.Length + 2)..] : "";
        return (method, key) switch
        {
            ("GET", "") => List(target.Query),
            ("GET", _) => Get(key),
            ("PUT", _) when request.Fields.TryGetValue("x-amz-copy-source", out var source) => Copy(Uri.UnescapeDataString(source), key),
            ("PUT", _) => Put(key, request.Body),
            ("DELETE", _) => Delete(key),
            _ => HttpReply.Status(405),
        };
    }

    private HttpReply Get(string key)
    {
        Fetched.Enqueue(key);
        return Objects.TryGetValue(key, out var content) ? HttpReply.Status(200, content, ("ETag", Tag(content))) : NoSuchKey();
    }

    private HttpReply List(string query)
    {
        var values = query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[^1]));
        var after = values.GetValueOrDefault("continuation-token") ?? values.GetValueOrDefault("start-after", "");
        var keys = Objects.Keys.Where(key => key.StartsWith(values["prefix"], StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0)
            .Order(StringComparer.Ordinal).ToList();
        var page = keys.Take(PageSize).ToList();
        return Xml(200, new XElement(
            S3 + "ListBucketResult",
            new XElement(S3 + "Name", Bucket),
            new XElement(S3 + "IsTruncated", keys.Count > PageSize ? "true" : "false"),
            keys.Count > PageSize ? new XElement(S3 + "NextContinuationToken", page[^1]) : null,
            page.Select(key => new XElement(
                S3 + "Contents", new XElement(S3 + "Key", key), new XElement(S3 + "Size", Objects[key].Length), new XElement(S3 + "ETag", Tag(Objects[key]))))));
    }

    private HttpReply Copy(string source, string key)
    {
        if (CopiesFail)
            return Xml(200, new XElement("Error", new XElement("Code", "InternalError"), new XElement("Message", "We encountered an internal error.")));
        if (!Objects.TryGetValue(source.TrimStart('/')[(Bucket.Length + 1)..], out var content))
            return NoSuchKey();
        Objects[key] = content;
        return Xml(200, new XElement(S3 + "CopyObjectResult", new XElement(S3 + "ETag", Tag(content))));
    }

    private HttpReply Put(string key, byte[] content)
    {
        Objects[key] = content;
        return HttpReply.Status(200, null, ("ETag", Tag(content)));
    }

    private HttpReply Delete(string key)
    {
        Objects.TryRemove(key, out _);
        return HttpReply.WithoutBody(204);
    }

    /// <summary>An object's tag, which the client compares with what it got.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "S3 has it so")]
    private static string Tag(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";

    private static HttpReply NoSuchKey() => Xml(404, new XElement("Error", new XElement("Code", "NoSuchKey"), new XElement("Message", "No such key.")));

    private static HttpReply Xml(int status, XElement content) =>
        HttpReply.Status(status, Encoding.UTF8.GetBytes(content.ToString()), ("Content-Type", "application/xml"));
}
