using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management;

/// <summary>
/// Idempotency-Key on POST (IETF draft): the same key and body get the same response for 24 hours, stored in the same
/// transaction, so a retry after a lost response does nothing twice. Problems are not stored: they changed nothing.
/// </summary>
internal sealed class IdempotencyFilter : IEndpointFilter
{
    public const string Header = "Idempotency-Key";

    // Statuses of answers that cannot be given again.
    private const int SecretNotStored = 0;
    private const int TooLargeToKeep = 1;

    // A day of retries must not store every large article twice.
    private const int MaxStoredBytes = 256_000;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || http.Request.Headers[Header].Count == 0)
            return await next(context);
        var key = KeyOf(http.Request);
        // A file is too long to be kept in memory, and the same one again changes nothing anyway.
        if (http.GetEndpoint()?.Metadata.GetMetadata<StreamsBody>() is not null)
            return await next(context);
        var principal = http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        http.Request.Body = body;
        var hash = HashOf(http.Request, body);
        var database = http.RequestServices.GetRequiredService<HumasDbContext>();
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();

        return await database.InTransactionAsync<object?>(
            async () =>
            {
                await LockAsync(database, principal, key, http.RequestAborted);
                var now = clock.GetUtcNow();
                var stored = await database
                    .IdempotentResponses.AsNoTracking()
                    .SingleOrDefaultAsync(answer => answer.Principal == principal && answer.Key == key, http.RequestAborted);
                if (stored is not null && stored.CreatedAt > now - IdempotentResponse.Lifetime)
                    return !stored.RequestHash.AsSpan().SequenceEqual(hash) ? throw Reused()
                        : stored.Status == SecretNotStored ? throw SecretNotStoredProblem(stored)
                        : stored.Status == TooLargeToKeep ? throw TooLarge(stored)
                        : new StoredResult(stored);
                body.Position = 0;
                var answer = await RecordAsync(http, await next(context), principal, key, hash, now);
                if (stored is not null)
                    await database
                        .IdempotentResponses.Where(old => old.Principal == principal && old.Key == key)
                        .ExecuteDeleteAsync(http.RequestAborted);
                var isSecret = http.GetEndpoint()?.Metadata.GetMetadata<SecretResponse>() is not null;
                database.IdempotentResponses.Add(
                    isSecret ? answer.WithoutBody(SecretNotStored)
                    : answer.Body.Length > MaxStoredBytes ? answer.WithoutBody(TooLargeToKeep)
                    : answer
                );
                await database.SaveChangesAsync(http.RequestAborted);
                return new StoredResult(answer);
            },
            http.RequestAborted
        );
    }

    private static string KeyOf(HttpRequest request)
    {
        var text = request.Headers[Header].ToString().Trim();
        var key = text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
        if (
            request.Headers[Header].Count == 1
            && key.Length is > 0 and <= IdempotentResponse.KeyMaxLength
            && key.All(character => character is > ' ' and <= '~' and not '"')
        )
            return key;
        throw Problem.Malformed(
            Problems.MalformedIdempotencyKey.InHeader(
                Header,
                Sentence.Of(
                    $"Idempotency-Key takes one key of 1 to {IdempotentResponse.KeyMaxLength} printable ASCII characters "
                        + "without spaces, quoted or bare; a UUID is a good one.",
                    $"Idempotency-Key memuat satu kunci dari 1 sampai {IdempotentResponse.KeyMaxLength} karakter ASCII yang "
                        + "dapat dicetak tanpa spasi, dengan atau tanpa tanda kutip; misalnya UUID."
                )
            )
        );
    }

    private static byte[] HashOf(HttpRequest request, MemoryStream body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString} {request.Headers.IfMatch}\n"));
        hash.AppendData(body.GetBuffer().AsSpan(0, (int)body.Length));
        return hash.GetHashAndReset();
    }

    private static async Task LockAsync(HumasDbContext database, string principal, string key, CancellationToken cancellationToken)
    {
        var name = $"idempotency {principal} {key}";
        var locked = await database
            .Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock(hashtextextended({name}, 0)) as \"Value\"")
            .SingleAsync(cancellationToken);
        if (locked)
            return;
        throw new Problem(Problems.IdempotencyKeyInUse) { Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } };
    }

    // The answer is written into memory first: it must be stored before the commit, and sent only after it.
    private static async Task<IdempotentResponse> RecordAsync(
        HttpContext http,
        object? result,
        string principal,
        string key,
        byte[] hash,
        DateTimeOffset now
    )
    {
        var (response, body) = (http.Response, http.Response.Body);
        using var memory = new MemoryStream();
        response.Body = memory;
        try
        {
            await ((IResult)result!).ExecuteAsync(http);
        }
        finally
        {
            response.Body = body;
        }
        return new IdempotentResponse
        {
            Principal = principal,
            Key = key,
            RequestHash = hash,
            CreatedAt = now,
            Status = response.StatusCode,
            Body = memory.ToArray(),
            Location = response.Headers.Location,
            ETag = response.Headers.ETag,
            ContentType = response.ContentType,
        };
    }

    private static Problem Reused() =>
        new(Problems.IdempotencyKeyReused)
        {
            Errors =
            [
                Problems.IdempotencyKeyReused.InHeader(
                    Header,
                    Sentence.Of(
                        "Another method, path or body came with this key before.",
                        "Metode, jalur, atau isi lain pernah dikirim dengan kunci ini."
                    )
                ),
            ],
        };

    private static Problem SecretNotStoredProblem(IdempotentResponse stored) =>
        new Problem(
            Problems.SecretNotKept,
            Sentence.Of(
                "This was done already, and the secret was shown then; it is not stored. If that response was lost, rotate the "
                    + $"key, or create another link{(stored.Location is null ? "" : ": " + stored.Location)}.",
                "Ini sudah dilakukan, dan rahasianya sudah ditampilkan saat itu; rahasia tidak disimpan. Bila jawabannya "
                    + $"hilang, rotasi kunci, atau buat tautan baru{(stored.Location is null ? "" : ": " + stored.Location)}."
            )
        );

    private static Problem TooLarge(IdempotentResponse stored) =>
        new Problem(
            Problems.ResponseNotKept,
            Sentence.Of(
                "This was done already; the response was too large to be kept. Read the record "
                    + $"instead{(stored.Location is null ? "" : ": GET " + stored.Location)}.",
                "Ini sudah dilakukan; jawabannya terlalu besar untuk disimpan. Bacalah "
                    + $"datanya{(stored.Location is null ? "" : ": GET " + stored.Location)}."
            )
        );

    private sealed class StoredResult(IdempotentResponse answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = answer.Status;
            if (answer.Location is not null)
                response.Headers.Location = answer.Location;
            if (answer.ETag is not null)
                response.Headers.ETag = answer.ETag;
            if (answer.ContentType is not null)
                response.ContentType = answer.ContentType;
            if (answer.Body.Length > 0)
                await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
        }
    }
}

/// <summary>Marks a route whose response holds a secret, so that the response is never stored.</summary>
internal sealed class SecretResponse;
