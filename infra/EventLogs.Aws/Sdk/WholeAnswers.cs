using Amazon.Runtime;

namespace EventLogs.Aws.Sdk;

/// <summary>
/// Receives an answer to its end before it is handed on. The SDK's time limit ends with the header fields, and what is read after them waits
/// for as long as the server likes.
/// </summary>
/// <param name="connectTimeout">How long a connection may take to be made.</param>
internal sealed class WholeAnswers(TimeSpan connectTimeout)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = connectTimeout })
{
    /// <summary>No answer is larger. A page of partitions with hundreds of columns each has a few megabytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await answer.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken).ConfigureAwait(false);
        return answer;
    }

    /// <summary>Makes the SDK's HTTP clients.</summary>
    internal sealed class Factory : HttpClientFactory
    {
        /// <inheritdoc/>
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
            new(new WholeAnswers(((ClientConfig)clientConfig).ConnectTimeout!.Value)) { Timeout = clientConfig.Timeout!.Value };
    }
}
