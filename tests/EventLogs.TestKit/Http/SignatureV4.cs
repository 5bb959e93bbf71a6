using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EventLogs.TestKit.Http;

/// <summary>Checks a request's signature as AWS does it.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html</remarks>
public static partial class SignatureV4
{
    /// <summary>The scope that a request was signed for, after its signature was found right: <c>region/service</c>.</summary>
    public static string Verify(HttpRequest request, string accessKey, string secretKey)
    {
        var authorization = Authorization().Match(request.Fields["Authorization"]);
        Assert.True(authorization.Success, request.Fields["Authorization"]);
        Assert.Equal(accessKey, Part("key"));

        var (region, service, signedFields) = (Part("region"), Part("service"), Part("fields"));
        var payload = Hex(SHA256.HashData(request.Body));
        if (request.Fields.TryGetValue("x-amz-content-sha256", out var said))
            Assert.Equal(payload, said);
        var (method, path, query) = Target(request.Line);
        var canonical = string.Join('\n',
            [method, path, query,
            .. signedFields.Split(';').Select(name => $"{name}:{request.Fields[name].Trim()}"), "",
            signedFields,
            payload]);
        var scope = $"{Part("date")}/{region}/{service}/aws4_request";
        var canonicalHash = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var toSign = $"AWS4-HMAC-SHA256\n{request.Fields["X-Amz-Date"]}\n{scope}\n{canonicalHash}";

        var key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (var part in scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        Assert.Equal(Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign))), Part("signature"));
        return $"{region}/{service}";

        string Part(string name) => authorization.Groups[name].Value;
    }

    /// <summary>Method, path and the query as it is signed: sorted, and with an equals sign after each name.</summary>
    private static (string Method, string Path, string Query) Target(string line)
    {
        var target = line.Split(' ')[1].Split('?', 2);
        var query = target.Skip(1).SelectMany(text => text.Split('&'))
            .Select(part => part.Contains('=', StringComparison.Ordinal) ? part : part + "=")
            .Order(StringComparer.Ordinal);
        return (line.Split(' ')[0], target[0], string.Join('&', query));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLower(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)/(?<date>\d{8})/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request, ?"
        + @"SignedHeaders=(?<fields>[^,]+), ?Signature=(?<signature>[0-9a-f]{64})$")]
    private static partial Regex Authorization();
}
