using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HumasApi.ApiTests.Access;

/// <summary>
/// A small OpenID provider with real keys: discovery, a key set, and tokens signed by hand, so that each part of one can be
/// wrong.
/// </summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    private WebApplication app = null!;
    private RSA rsa = RSA.Create(2048);
    private int generation = 1;

    /// <summary>What the key set holds beside the present key.</summary>
    private readonly ECDsa ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Address { get; private set; } = "";

    /// <summary>What discovery says of it; null: the truth.</summary>
    public string? SaysItIs { get; set; }

    /// <summary>What it answers with instead, to be ill.</summary>
    public HttpStatusCode? Ill { get; set; }

    /// <summary>How often its keys were fetched.</summary>
    public int Fetched { get; private set; }

    public static async Task<TestIssuer> StartAsync()
    {
        var issuer = new TestIssuer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        issuer.app = builder.Build();
        issuer.app.MapGet("/.well-known/openid-configuration", () =>
            issuer.Ill is { } status
                ? Results.StatusCode((int)status)
                : Results.Json(new { issuer = issuer.SaysItIs ?? issuer.Address, jwks_uri = issuer.Address + "/keys" })
        );
        issuer.app.MapGet("/keys", issuer.Keys);
        await issuer.app.StartAsync();
        issuer.Address = issuer.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return issuer;
    }

    /// <summary>Another key takes the place of the present one.</summary>
    public void Rotate()
    {
        rsa = RSA.Create(2048);
        generation++;
    }

    /// <summary>The public key, as an attacker finds it.</summary>
    public string PublicKey => rsa.ExportSubjectPublicKeyInfoPem();
    public string KeyId => $"kunci-{generation}";

    /// <summary>A token that is good for a quarter of an hour, with claims added or, where null, taken away.</summary>
    public string Token(object? claims = null) =>
        Sign(
            new
            {
                alg = "RS256",
                typ = "JWT",
                kid = KeyId,
            },
            Claims(claims)
        );

    public JsonObject Claims(object? more = null)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var all = new JsonObject
        {
            ["iss"] = Address,
            ["aud"] = "humas",
            ["sub"] = "ani",
            ["name"] = "Ani Lestari",
            ["iat"] = now,
            ["nbf"] = now - 7200,
            ["exp"] = now + 900,
        };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject())
            if (value is null)
                all.Remove(name);
            else
                all[name] = value.DeepClone();
        return all;
    }

    /// <summary>Signs with the algorithm that the header names.</summary>
    public string Sign(object header, JsonNode claims, Func<byte[], byte[]>? signature = null)
    {
        var head = JsonSerializer.SerializeToNode(header)!;
        var signed = $"{Encode(head.ToJsonString())}.{Encode(claims.ToJsonString())}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        signature ??= head["alg"]!.GetValue<string>() switch
        {
            "PS256" => data => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "ES256" => data => ec.SignData(data, HashAlgorithmName.SHA256),
            _ => data => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(signature(bytes))}";
    }

    public byte[] SignBytes(byte[] data) => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
        ec.Dispose();
    }

    private IResult Keys()
    {
        Fetched++;
        static string Text(byte[]? bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
        var (key, curve) = (rsa.ExportParameters(false), ec.ExportParameters(false));
        return Results.Json(
            new
            {
                keys = new object[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        kid = KeyId,
                        n = Text(key.Modulus),
                        e = Text(key.Exponent),
                    },
                    new
                    {
                        kty = "EC",
                        use = "sig",
                        kid = "lengkung",
                        crv = "P-256",
                        x = Text(curve.Q.X),
                        y = Text(curve.Q.Y),
                    },
                },
            }
        );
    }
}
