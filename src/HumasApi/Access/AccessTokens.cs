using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HumasApi.Contract;
using HumasApi.Domain;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace HumasApi.Access;

/// <summary>A person with a valid access token.</summary>
/// <param name="Actor">Who it is; the identity is made of issuer and subject.</param>
/// <param name="Email">The e-mail address, unless the provider says that it is not verified.</param>
/// <param name="ExpiresAt">Until when the token is valid.</param>
/// <param name="ClockSkew">How much later it is still accepted.</param>
/// <param name="Grants">Grants from the groups of the person, by slug of the unit or *.</param>
internal sealed record SignedInPerson(
    Actor Actor,
    string? Email,
    DateTimeOffset ExpiresAt,
    TimeSpan ClockSkew,
    IReadOnlyList<(Role Role, string Unit, GrantScope Scope)> Grants
);

/// <summary>
/// Reads access tokens of people: JWTs (RFC 7519) signed by an OpenID provider of the settings, with keys that are fetched
/// by discovery and fetched again when a token names one that is not known. Microsoft.IdentityModel decides whether a token is
/// valid; only asymmetric signatures are accepted (RFC 8725 3.1).
/// </summary>
internal sealed class AccessTokens : IDisposable
{
    /// <summary>Longest token in characters; one of a person in hundreds of groups fits.</summary>
    public const int MaxLength = 16_000;

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = MaxLength, MapInboundClaims = false };
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    // RFC 8725 3.11: a token for another purpose, such as a logout token, is not an access token. RFC 9068 2.1 and 4 for the second.
    private static readonly string[] Types = ["JWT", "at+jwt", "application/at+jwt"];
    private static readonly string[] NameClaims = ["name", "preferred_username", "email", "sub"];

    // A provider answers with a few kilobytes; a slow or large response is refused.
    private readonly HttpClient client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }
    )
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = 1_000_000,
    };
    private readonly Dictionary<string, Provider> providers;

    public AccessTokens(SignInOptions settings, TimeProvider clock, ILogger<AccessTokens> logger) =>
        providers = settings.Oidc.ToDictionary(
            issuer => issuer.Issuer,
            issuer => new Provider(issuer, client, clock, logger),
            StringComparer.Ordinal
        );

    /// <summary>True for a text with the three parts of a signed JWT (RFC 7515 7.1), which cannot be a key.</summary>
    public static bool LooksLikeToken(string text) => text.AsSpan().Count('.') == 2;

    /// <summary>The person of a token; else the reason that the caller may see.</summary>
    /// <exception cref="Problem">503 while the keys of the provider cannot be fetched.</exception>
    public async Task<(SignedInPerson? Person, string? Refusal)> ReadAsync(string text, CancellationToken cancellationToken)
    {
        if (providers.Count == 0)
            return (
                null,
                Sentence.Of(
                    "This service accepts keys only; no OpenID provider is configured.",
                    "Layanan ini hanya menerima kunci; tidak ada penyedia OpenID yang diatur."
                )
            );
        // The issuer is only claimed here; it says whose keys must have signed.
        if (!Handler.CanReadToken(text) || Read(text) is not { } claimed || !providers.TryGetValue(claimed.Issuer, out var provider))
            return (
                null,
                Sentence.Of(
                    "The token is malformed, or its issuer is not configured here.",
                    "Token cacat, atau penerbitnya tidak diatur di sini."
                )
            );
        // RFC 7515 4.1.11: a token with an unknown critical header is invalid. The library ignores it.
        if (claimed.TryGetHeaderValue<object>("crit", out _))
            return (null, Explain(new SecurityTokenInvalidSignatureException()));
        if (
            claimed.TryGetHeaderValue<object>("typ", out var type)
            && !(type is string name && Types.Contains(name, StringComparer.OrdinalIgnoreCase))
        )
            return (null, Explain(new SecurityTokenInvalidTypeException()));
        var result = await Handler.ValidateTokenAsync(
            text,
            provider.Rules(await provider.ConfigurationAsync(refresh: false, cancellationToken))
        );
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            result = await Handler.ValidateTokenAsync(
                text,
                provider.Rules(await provider.ConfigurationAsync(refresh: true, cancellationToken))
            );
        if (!result.IsValid)
            return (null, Explain(result.Exception));
        var token = (JsonWebToken)result.SecurityToken;
        if (token.Subject is not { Length: > 0 and <= 255 } subject)
            return (null, Sentence.Of("The token names no subject.", "Token tidak menyebut subjek."));
        try
        {
            return (provider.Person(token, subject), null);
        }
        // Half of a surrogate pair: JSON can carry it, text cannot.
        catch (Exception exception) when (exception is InvalidOperationException or JsonException)
        {
            return (null, Explain(exception));
        }
    }

    public void Dispose()
    {
        foreach (var provider in providers.Values)
            provider.Dispose();
        client.Dispose();
    }

    private static JsonWebToken? Read(string text)
    {
        try
        {
            return new JsonWebToken(text) is { Issuer: not null } token ? token : null;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenMalformedException)
        {
            return null;
        }
    }

    // What a person can do about it; never what the token holds.
    private static string Explain(Exception why) =>
        why switch
        {
            SecurityTokenExpiredException expired => Sentence.Of(
                $"The token expired at {expired.Expires:u}. Sign in again.",
                $"Token kedaluwarsa pada {expired.Expires:u}. Masuk kembali."
            ),
            SecurityTokenNotYetValidException early => Sentence.Of(
                $"The token is not valid before {early.NotBefore:u}.",
                $"Token belum berlaku sebelum {early.NotBefore:u}."
            ),
            SecurityTokenNoExpirationException or SecurityTokenInvalidLifetimeException => Sentence.Of(
                "The token has no valid expiry (exp).",
                "Token tidak memiliki masa berlaku (exp) yang valid."
            ),
            SecurityTokenInvalidAudienceException => Sentence.Of(
                "The token is for another audience.",
                "Token ditujukan untuk audiens lain."
            ),
            _ => Sentence.Of(
                "The token is not signed by its issuer, or is not an access token.",
                "Token tidak ditandatangani oleh penerbitnya, atau bukan token akses."
            ),
        };

    private sealed class Provider(OidcIssuer settings, HttpClient client, TimeProvider clock, ILogger logger) : IDisposable
    {
        private static readonly TimeSpan CacheDuration = TimeSpan.FromHours(1);

        // Tokens that name unknown keys can be made up by anyone: they must not make us ask without end.
        private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(10);

        private readonly SemaphoreSlim one = new(1);
        private volatile OpenIdConnectConfiguration? known;
        private DateTimeOffset knownAt,
            triedAt;

        public void Dispose() => one.Dispose();

        public TokenValidationParameters Rules(OpenIdConnectConfiguration configuration) =>
            new()
            {
                ValidIssuer = settings.Issuer,
                ValidAudience = settings.Audience,
                ClockSkew = settings.ClockSkew,
                ValidAlgorithms = Algorithms,
                IssuerSigningKeys = configuration.SigningKeys,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                ValidateIssuerSigningKey = true,
            };

        /// <summary>What the provider publishes of itself: kept for an hour, and longer while it does not answer.</summary>
        public async Task<OpenIdConnectConfiguration> ConfigurationAsync(bool refresh, CancellationToken cancellationToken)
        {
            // One request fetches. The others use the cached keys meanwhile.
            if (known is not { } kept || (refresh && !IsFresh(refresh)))
                await one.WaitAsync(cancellationToken);
            else if (IsFresh(refresh) || !await one.WaitAsync(0, cancellationToken))
                return kept;
            try
            {
                if (known is null ? clock.GetUtcNow() - triedAt >= RetryInterval : !IsFresh(refresh))
                    await FetchAsync();
                return known
                    ?? throw new Problem(Problems.IdentityProviderUnavailable)
                    {
                        Headers = new Dictionary<string, string> { ["Retry-After"] = "10" },
                    };
            }
            finally
            {
                one.Release();
            }
        }

        public SignedInPerson Person(JsonWebToken token, string subject)
        {
            using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
            var claims = payload.RootElement;
            var name = (settings.NameClaim is { } claim ? [claim, .. NameClaims] : NameClaims)
                .Select(one => Strings(claims, one).Select(Readable).FirstOrDefault(text => text is not null))
                .FirstOrDefault(text => text is not null)
                ?? subject;
            var groups = Strings(claims, settings.GroupsClaim).ToHashSet(StringComparer.Ordinal);
            return new SignedInPerson(
                new Actor(Identity(subject), name),
                Email(claims),
                token.ValidTo,
                settings.ClockSkew,
                [
                    .. from grant in settings.Grants
                    from @group in groups
                    let unit = grant.UnitOf(@group)
                    where unit is not null
                    select (grant.Role, unit, grant.Scope),
                ]
            );
        }

        // OpenID Connect Core 1.0, 5.1.
        private static string? Email(JsonElement claims) =>
            // Some providers send it as text.
            claims.TryGetProperty("email_verified", out var verified)
            && verified.ValueKind != JsonValueKind.True
            && !(verified.ValueKind == JsonValueKind.String && verified.GetString() == "true")
                ? null
                : Strings(claims, "email").FirstOrDefault(Text.IsEmail);

        // As version 8 (RFC 9562 5.8): the same on every instance, and neither issuer nor subject can be read from it.
        private Guid Identity(string subject)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{settings.Issuer}\n{subject}")).AsSpan(0, 16);
            hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
            hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
            return new Guid(hash, bigEndian: true);
        }

        private bool IsFresh(bool refresh) =>
            clock.GetUtcNow() is var now
            && (refresh ? now - triedAt < RetryInterval : now - knownAt < CacheDuration || now - triedAt < RetryInterval);

        // Not cancelled by the request that started it: a caller that disconnects would keep the keys from all others.
        private async Task FetchAsync()
        {
            try
            {
                var documents = new HttpDocumentRetriever(client)
                {
                    RequireHttps = settings.Issuer.StartsWith("https:", StringComparison.OrdinalIgnoreCase),
                };
                var found = await OpenIdConnectConfigurationRetriever.GetAsync(
                    $"{settings.Issuer.TrimEnd('/')}/.well-known/openid-configuration",
                    documents,
                    CancellationToken.None
                );
                // OpenID Connect Discovery 1.0, 4.3.
                if (found.Issuer != settings.Issuer)
                    throw new InvalidOperationException($"It says that it is {found.Issuer}; set that as Issuer if it is right.");
                (known, knownAt) = (found, clock.GetUtcNow());
            }
            catch (Exception exception)
            {
                logger.LogWarning(
                    "The keys of the OpenID provider {Issuer} cannot be fetched: {Reason}",
                    settings.Issuer,
                    exception.GetBaseException().Message
                );
            }
            finally
            {
                triedAt = clock.GetUtcNow();
            }
        }

        // A claim by its name, which may have dots in it, or by a path into objects.
        private static IEnumerable<string> Strings(JsonElement claims, string name)
        {
            if (!claims.TryGetProperty(name, out var value))
            {
                value = claims;
                foreach (var part in name.Split('.'))
                    if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(part, out value))
                        return [];
            }
            return value.ValueKind switch
            {
                JsonValueKind.String => [value.GetString()!],
                JsonValueKind.Array =>
                [
                    .. value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!),
                ],
                _ => [],
            };
        }

        // The name is printed and stored: without what nobody can see, and no longer than that of a key.
        private static string? Readable(string text) =>
            Text.NullIfBlank(string.Concat(text.Where(character => !Text.HasControls(character.ToString(), multiline: false)))) is { } name
                ? Text.Shorten(name, ApiKey.NameMaxLength)
                : null;
    }
}
