using System.Globalization;
using System.Net;
using System.Security;
using System.Text;
using System.Xml.Linq;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>What S3 does with one bucket, <c>logs</c>, over HTTP: objects, conditional writes, and lists in pages of three.</summary>
internal sealed class S3Server(MemoryObjects objects) : HttpTestServer
{
    public const string Bucket = "logs";

    private const int PageSize = 3;

    /// <summary>Answers instead of S3 while it gives something.</summary>
    public Func<HttpRequest, HttpReply?> Intercept { get; set; } = _ => null;

    /// <summary>Where the server listens, as an endpoint.</summary>
    public string Url => "http://" + Address;

    protected override async Task<HttpReply> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (Intercept(request) is { } reply)
            return reply;
        var (method, target) = request.Line.Split(' ') is [var verb, var rest] ? (verb, rest) : throw new InvalidOperationException(request.Line);
        var parts = target.Split('?', 2);
        var path = WebUtility.UrlDecode(parts[0].Replace("+", "%2B", StringComparison.Ordinal));
        Assert.StartsWith($"/{Bucket}", path, StringComparison.Ordinal);
        var key = path.Length > Bucket.Length + 2 ? path[(Bucket.Length + 2)..] : "";
        return method switch
        {
            "GET" when key.Length == 0 => List(parts[1]),
            "GET" => await objects.ReadAsync(key, cancellation) is { } found
                ? HttpReply.Status(200, found.Content.ToArray(), ("ETag", found.Version))
                : Error(404, "NoSuchKey"),
            "PUT" => await PutAsync(key, request),
            "POST" when parts.ElementAtOrDefault(1)?.StartsWith("delete", StringComparison.Ordinal) == true => await DeleteAsync(request.Body),
            "DELETE" => await DeleteAsync(key),
            _ => Error(405, "MethodNotAllowed"),
        };
    }

    private async Task<HttpReply> PutAsync(string key, HttpRequest request)
    {
        if (request.Fields.TryGetValue("If-None-Match", out var any))
        {
            Assert.Equal("*", any);
            return await objects.TryCreateAsync(key, request.Body, default) ? Stored() : Error(412, "PreconditionFailed");
        }

        if (!request.Fields.TryGetValue("If-Match", out var version))
            return Error(400, "UnconditionalWrite");
        if (await objects.TryReplaceAsync(key, request.Body, version, default))
            return Stored();
        return objects.Keys(key).Contains(key) ? Error(412, "PreconditionFailed") : Error(404, "NoSuchKey");
    }

    private static HttpReply Stored() => HttpReply.Status(200, [], ("ETag", "\"d41d8cd98f00b204e9800998ecf8427e-1\""));

    private async Task<HttpReply> DeleteAsync(string key)
    {
        await objects.DeleteAsync(key, default);
        return new HttpReply(["HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray()]);
    }

    private async Task<HttpReply> DeleteAsync(byte[] body)
    {
        var delete = XDocument.Parse(Encoding.UTF8.GetString(body)).Root!;
        var keys = delete.Elements().Where(element => element.Name.LocalName == "Object").Select(item => item.Elements().Single().Value).ToList();
        var refused = await objects.DeleteAsync(keys, default);
        return Xml(200, $"<DeleteResult>{string.Concat(refused.Select(key => $"<Error><Key>{SecurityElement.Escape(key)}</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"))}</DeleteResult>");
    }

    private HttpReply List(string query)
    {
        var parameters = query.Split('&').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => WebUtility.UrlDecode(part[^1]));
        Assert.Equal("2", parameters["list-type"]);
        var prefix = parameters["prefix"];
        var names = parameters.TryGetValue("delimiter", out var delimiter)
            ? objects.Keys(prefix).Select(key => key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) is > 0 and var end ? key[..(end + 1)] : key).Distinct().ToList()
            : [.. objects.Keys(prefix)];
        var start = parameters.TryGetValue("continuation-token", out var token) ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var page = names.Skip(start).Take(PageSize).Select(name => delimiter is not null && name.EndsWith('/')
            ? $"<CommonPrefixes><Prefix>{SecurityElement.Escape(name)}</Prefix></CommonPrefixes>"
            : $"<Contents><Key>{SecurityElement.Escape(name)}</Key><Size>1</Size></Contents>");
        var isCut = names.Count > start + PageSize;
        return Xml(200, $"<ListBucketResult><Name>{Bucket}</Name><IsTruncated>{(isCut ? "true" : "false")}</IsTruncated>"
            + (isCut ? $"<NextContinuationToken>{start + PageSize}</NextContinuationToken>" : "") + string.Concat(page) + "</ListBucketResult>");
    }

    /// <summary>An error as S3 says it.</summary>
    public static HttpReply Error(int status, string code) =>
        Xml(status, $"<Error><Code>{code}</Code><Message>It is so.</Message><RequestId>1</RequestId></Error>");

    private static HttpReply Xml(int status, string xml) => HttpReply.Status(
        status, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml), ("Content-Type", "application/xml"));
}
