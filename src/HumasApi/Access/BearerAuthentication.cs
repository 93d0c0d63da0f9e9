using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HumasApi.Access;

/// <summary>
/// Signs in the bearer of an API key, which is the one from the settings or one whose hash is stored, or of an access token
/// of a person. The key and what it was granted are read on every request, so that a revocation holds at once on all
/// instances; of a person only the units that the groups name are read. What was sent is never logged.
/// </summary>
internal sealed class BearerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    HumasDbContext database,
    Rights rights,
    AccessTokens tokens,
    SignInOptions settings,
    FailedSignIns failures,
    TimeProvider clock
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    /// <summary>Claim with the kind of principal: settings, apiKey or person.</summary>
    public const string KindClaim = "humas:kind";

    /// <summary>Claim with the time at which the key or token expires; absent: never.</summary>
    public const string ExpiresClaim = "humas:expires";

    private const string Prefix = "Bearer ";

    // Uses are noted this far apart: enough to see that a key is idle, and no write for each request.
    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    private sealed record FoundKey(ApiKey Key, DateTimeOffset? UsedAt);

    // Every request asks it, so it is translated once.
    private static readonly Func<HumasDbContext, Guid, CancellationToken, Task<FoundKey?>> FindKey = EF.CompileAsyncQuery(
        (HumasDbContext database, Guid id, CancellationToken _) =>
            (
                from candidate in database.ApiKeys.AsNoTracking()
                where candidate.Id == id && candidate.RevokedAt == null
                select new FoundKey(
                    candidate,
                    database.ApiKeyUses.Where(use => use.KeyId == id).Select(use => (DateTimeOffset?)use.At).SingleOrDefault()
                )
            ).SingleOrDefault()
    );

    // Shown to the caller only when the secret was correct.
    private string? refusal;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var result = await TryAsync();
        if (result.Failure is { } failure)
            failures.Count(ClientRateLimiter.ClientOf(Context), failure.Message);
        return result;
    }

    private async Task<AuthenticateResult> TryAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return AuthenticateResult.NoResult();
        if (header.Length > Prefix.Length + AccessTokens.MaxLength || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.Fail($"Not a bearer token; from {Context.Connection.RemoteIpAddress}.");
        var text = header[Prefix.Length..].Trim();
        if (settings.IsAdminKey(text))
            return SignedIn("settings", new Actor(null, "Administrator"), null, [Grant.Everything], null);
        if (AccessTokens.LooksLikeToken(text))
            return await TryPersonAsync(text);
        if (!Secret.TryParse(ApiKey.Prefix, text, out var id, out var secret))
            return AuthenticateResult.Fail($"Not a key; from {Context.Connection.RemoteIpAddress}.");

        var (now, address) = (clock.Now(), Context.Connection.RemoteIpAddress);
        var found = await FindKey(database, id, Context.RequestAborted);
        if (found is null)
        {
            Secret.Hash(secret); // An unknown key takes as long as a wrong secret.
            return AuthenticateResult.Fail($"Key {id} is unknown or revoked; from {address}.");
        }
        var key = found.Key;
        if (!key.Accepts(secret, now))
            return AuthenticateResult.Fail($"Wrong secret for key {id}; from {address}.");
        if (key.HasExpired(now))
        {
            refusal = Sentence.Of(
                $"The key {key.Name} expired at {key.ExpiresAt:u}.",
                $"Kunci {key.Name} kedaluwarsa pada {key.ExpiresAt:u}."
            );
            return AuthenticateResult.Fail($"Key {id} has expired; from {address}.");
        }
        if (!key.AllowsAddress(address))
        {
            refusal = Sentence.Of(
                $"The key {key.Name} is not accepted from {address}.",
                $"Kunci {key.Name} tidak diterima dari {address}."
            );
            return AuthenticateResult.Fail($"Key {id} is not accepted from {address}.");
        }
        if (found.UsedAt is not { } used || now - used >= UseInterval)
            await RecordUseAsync(id, now, address?.ToString() ?? "");
        return SignedIn(
            "apiKey",
            new Actor(key.Id, key.Name),
            key.Id,
            key.Grants,
            key.ExpiresAt,
            one => clock.Now() is var then && one!.Accepts(secret, then) && !one.HasExpired(then) && one.AllowsAddress(address),
            key
        );
    }

    private async Task<AuthenticateResult> TryPersonAsync(string token)
    {
        var (person, why) = await tokens.ReadAsync(token, Context.RequestAborted);
        if (person is null)
        {
            refusal = why;
            return AuthenticateResult.Fail($"Access token refused; from {Context.Connection.RemoteIpAddress}.");
        }
        // A unit that was renamed is still meant by its older slug; one that is gone gives nothing.
        var slugs = person.Grants.Select(grant => grant.Unit).Distinct().ToArray();
        var units =
            slugs.Length == 0
                ? []
                : await (
                    from entry in database.Slugs
                    join unit in database.Units on entry.TargetId equals unit.Id
                    where entry.Kind == SlugKind.Unit && slugs.Contains(entry.Slug)
                    select new { entry.Slug, unit.Id }
                ).ToDictionaryAsync(row => row.Slug, row => row.Id, Context.RequestAborted);
        await RecordPersonAsync(person.Actor, person.Email);
        // By the clock of the machine, which the library has checked the token by.
        return SignedIn(
            "person",
            person.Actor,
            null,
            [
                .. person
                    .Grants.Where(grant => grant.Unit == GroupGrant.WholeNewsroom || units.ContainsKey(grant.Unit))
                    .Select(grant => new Grant(grant.Role, grant.Unit == GroupGrant.WholeNewsroom ? null : units[grant.Unit], grant.Scope))
                    .Distinct(),
            ],
            person.ExpiresAt,
            _ => DateTimeOffset.UtcNow - person.ClockSkew < person.ExpiresAt
        );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var none = !Request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
        var isToken = AccessTokens.LooksLikeToken(Request.Headers.Authorization.ToString());
        return ProblemHandler.WriteAsync(
            Context,
            new Problem(
                Problems.Unauthorized,
                none
                    ? settings.Oidc.Count == 0
                        ? null
                        : Sentence.Of(
                            $"Send Authorization: Bearer <key> with a key of this service, or an access token of {Issuers}.",
                            $"Kirim Authorization: Bearer <kunci> dengan kunci layanan ini, atau token akses dari {Issuers}."
                        )
                    : refusal
                        ?? Sentence.Of(
                            "The key is unknown, was revoked, or is not sent as Authorization: Bearer <key>.",
                            "Kunci tidak dikenal, sudah dicabut, atau tidak dikirim sebagai Authorization: Bearer <kunci>."
                        )
            )
            {
                Title =
                    none ? Sentence.Of("A key is required.", "Kunci diperlukan.")
                    : isToken ? Sentence.Of("This access token is not valid.", "Token akses ini tidak valid.")
                    : Sentence.Of("This key is not valid.", "Kunci ini tidak valid."),
                Headers = Challenge.Of(none ? null : "invalid_token"),
            }
        );
    }

    private string Issuers => string.Join(", ", settings.Oidc.Select(issuer => issuer.Issuer));

    private AuthenticateResult SignedIn(
        string kind,
        Actor actor,
        Guid? key,
        IReadOnlyList<Grant> grants,
        DateTimeOffset? expires,
        Func<ApiKey?, bool>? isStillValid = null,
        ApiKey? read = null
    )
    {
        rights.SignIn(actor, key, grants, isStillValid, read);
        var identity = new ClaimsIdentity(
            [
                new Claim(KindClaim, kind),
                new Claim(ClaimTypes.Name, actor.Name),
                new Claim(ClaimTypes.NameIdentifier, actor.Id?.ToString() ?? ""),
            ],
            SchemeName
        );
        if (expires is { } moment)
            identity.AddClaim(new Claim(ExpiresClaim, moment.ToString("O", CultureInfo.InvariantCulture)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    // Not at all where two requests do it at once: one of them says the same.
    private Task<int> RecordUseAsync(Guid key, DateTimeOffset now, string address) =>
        database.Database.ExecuteSqlAsync(
            $"""
            insert into api_key_uses (key_id, at, address) select id, {now}, {address} from api_keys where id = {key}
            on conflict (key_id) do update set at = excluded.at, address = excluded.address where api_key_uses.at < excluded.at
            """,
            Context.RequestAborted
        );

    // Who signed in within the hour under the same name is known already, and costs no write.
    private Task<int> RecordPersonAsync(Actor person, string? email) =>
        database.Database.ExecuteSqlAsync(
            $"""
            insert into people (id, name, email, seen_at) select {person.Id!.Value}, {person.Name}, {email}, {clock.Now()}
            where not exists (select from people where id = {person.Id.Value} and name = {person.Name}
                and email is not distinct from {email} and seen_at > {clock.Now().AddHours(-1)})
            on conflict (id) do update set name = excluded.name, email = excluded.email, seen_at = excluded.seen_at
            """,
            Context.RequestAborted
        );
}
