using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HumasApi.Cli;

/// <summary>The server refused a request: what it said, for people, and whether it asks to come again.</summary>
internal sealed class RefusedException(HttpStatusCode status, string? code, string message, TimeSpan? retryAfter) : Exception(message)
{
    public HttpStatusCode Status => status;
    public string? Code => code;
    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Whether the same request may do later: too many, busy, starting, or a proxy before a service that is away.</summary>
    public bool IsForNow =>
        status
            is HttpStatusCode.TooManyRequests
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout;
}

/// <summary>There was no answer, or not a whole one.</summary>
internal sealed class UnreachableException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The Management API of one server, with one key.</summary>
internal sealed class Api : IDisposable
{
    /// <summary>How long an answer that is no stream may take.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly HttpClient http;

    public Api(Uri server, string? key)
    {
        Server = server;
        // A redirect could lead the key elsewhere; an import lasts as long as it lasts.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            Expect100ContinueTimeout = TimeSpan.FromSeconds(3),
        };
        http = new HttpClient(handler) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("humas", HumasCli.Version));
        http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public Uri Server { get; }

    public void Dispose() => http.Dispose();

    /// <summary>The body of an answer to GET.</summary>
    public Task<JsonNode> GetAsync(string path, CancellationToken stop) => AskAsync(new HttpRequestMessage(HttpMethod.Get, path), stop);

    /// <summary>The body of an answer to POST.</summary>
    public Task<JsonNode> PostAsync(string path, object? body, CancellationToken stop, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return AskAsync(request, stop);
    }

    /// <summary>The body of an answer to PUT; large content takes its time.</summary>
    public Task<JsonNode> PutAsync(string path, HttpContent content, CancellationToken stop) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Put, path) { Content = content }, stop, 10 * MaxTime);

    /// <summary>
    /// The same request, one that may be repeated, again and again while the server cannot be reached or asks to come later, for ten
    /// minutes.
    /// </summary>
    public static async Task<JsonNode> PatientlyAsync(Func<Task<JsonNode>> ask, Action<string> tell, CancellationToken stop)
    {
        var (start, wait) = (TimeProvider.System.GetTimestamp(), TimeSpan.FromSeconds(0.5));
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception exception)
                when (exception is UnreachableException or RefusedException { IsForNow: true }
                    && TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(10)
                )
            {
                tell((exception as RefusedException)?.Code ?? "no answer");
                await Task.Delay((exception as RefusedException)?.RetryAfter ?? wait, stop);
                wait = wait < TimeSpan.FromSeconds(15) ? wait * 2 : wait;
            }
        }
    }

    /// <summary>Sends a request and answers as soon as the headers are there.</summary>
    /// <exception cref="RefusedException">The status is no success.</exception>
    /// <exception cref="UnreachableException">There was no answer.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                throw await RefusalAsync(response, stop);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Unreachable(exception);
        }
    }

    /// <summary>The failure of an exchange, in words.</summary>
    public UnreachableException Unreachable(Exception exception) =>
        new(
            exception.GetBaseException() switch
            {
                AuthenticationException wrong => $"The secure connection to {Server} cannot be made: {wrong.Message} "
                    + "Does it speak https there, with a certificate that is valid for this machine?",
                SocketException => $"There is no answer from {Server} ({exception.GetBaseException().Message}). "
                    + "Does it run? Name another one with --server, HUMAS_SERVER or humas login.",
                TimeoutException or OperationCanceledException => $"{Server} did not answer in time.",
                var other => $"The connection to {Server} broke off ({other.Message.TrimEnd('.')}).",
            },
            exception
        );

    /// <summary>The data of an answer.</summary>
    /// <exception cref="Failure">It is of another shape.</exception>
    public static T Data<T>(JsonNode answer)
    {
        try
        {
            if (answer is JsonObject envelope && envelope["data"].Deserialize<T>(Json) is { } data)
                return data;
        }
        catch (JsonException) { }
        throw new Failure("The server does not answer like HumasApi. Is it the right address, and a version that fits?");
    }

    private async Task<JsonNode> AskAsync(HttpRequestMessage request, CancellationToken stop, TimeSpan? maxTime = null)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(maxTime ?? MaxTime);
        try
        {
            using var response = await SendAsync(request, time.Token);
            return await BodyAsync(response, time.Token);
        }
        catch (OperationCanceledException exception) when (!stop.IsCancellationRequested)
        {
            throw Unreachable(new TimeoutException("", exception));
        }
        finally
        {
            request.Dispose();
        }
    }

    /// <summary>The body of an answer.</summary>
    public async Task<JsonNode> BodyAsync(HttpResponseMessage response, CancellationToken stop)
    {
        try
        {
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(stop)) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new Failure($"{Server} does not answer like HumasApi. Is it the right address?");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Unreachable(exception);
        }
    }

    private async Task<RefusedException> RefusalAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var text = await response.Content.ReadAsStringAsync(stop);
        var retry = response.Headers.RetryAfter is { } after ? Bounded(after.Delta ?? after.Date - DateTimeOffset.UtcNow) : null;
        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? Problem.Read(text) : null;
        var said = problem?.Title ?? $"{Server} answered {(int)response.StatusCode} {response.ReasonPhrase}.";
        if (problem?.Detail is { } detail && detail != problem.Title)
            said += " " + detail;
        foreach (var error in problem?.Errors ?? [])
            if (error.Message != problem!.Detail || error.Place is not null)
                said += $"\n  {error.Place ?? error.Code}: {error.Message}";
        if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } elsewhere)
            said += $" It leads to {elsewhere}: use that as --server.";
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            said +=
                $"\nThe key is not known to {Server}, has expired or was revoked. Log in with another one: humas login --server {Server}";
        return new RefusedException(
            response.StatusCode,
            problem?.Code,
            Keys.Hide(string.Join('\n', said.Split('\n').Select(Shell.Plain))),
            retry
        );
    }

    // Clocks differ, and nobody waits for a day.
    private static TimeSpan? Bounded(TimeSpan? wait) =>
        wait is { } time ? TimeSpan.FromSeconds(Math.Clamp(time.TotalSeconds, 0, 120)) : null;

    /// <summary>An error response (RFC 9457), as far as it is shown.</summary>
    private sealed record Problem(string? Title, string? Detail, string? Code, IReadOnlyList<ProblemError>? Errors)
    {
        public static Problem? Read(string text)
        {
            try
            {
                return JsonSerializer.Deserialize<Problem>(text, Json);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    private sealed record ProblemError(string Code, string Message, string? Pointer, string? Parameter, string? Header)
    {
        public string? Place => Pointer ?? Parameter ?? Header;
    }
}
