using HumasApi.Domain;
using NUnit.Framework;
using StandardWebhooks;

namespace HumasApi.UnitTests.Domain;

/// <summary>Secrets that are kept encrypted, and what they sign.</summary>
internal sealed class SecretBoxTests
{
    [Test]
    public void A_secret_is_read_with_the_same_key_and_owner_only()
    {
        var (box, owner, secret) = (new SecretBox("kunci pertama"), Guid.NewGuid(), new byte[] { 1, 2, 3 });
        var kept = box.Seal(secret, owner);
        Assert.That(box.Open(kept, owner), Is.EqualTo(secret));
        Assert.That(kept, Is.Not.EqualTo(box.Seal(secret, owner)), "Equal secrets do not look equal.");
        Assert.That(box.Open(kept, Guid.NewGuid()), Is.Null);
        Assert.That(new SecretBox("kunci lain").Open(kept, owner), Is.Null);
        Assert.That(new SecretBox(null).Open(kept, owner), Is.Null);
        kept[^1] ^= 1;
        Assert.That(box.Open(kept, owner), Is.Null);
        Assert.That(box.Open([], owner), Is.Null);
    }

    // The reference vector of Standard Webhooks 1.0.0 (libraries of standard-webhooks/standard-webhooks, MIT), and two that were computed
    // and checked with the npm package.
    [TestCase(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330,
        "{\"test\": 2432232314}",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )]
    [TestCase("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_empty", 1665569760, "", "v1,WYOQSLy1DkyWkGygsi51Wz8BhxoPblrXwkfAUNZK/Ho=")]
    public void Messages_are_signed_as_the_standard_says(string secret, string id, long at, string body, string signature) =>
        Assert.That(
            new StandardWebhook(Convert.FromBase64String(secret["whsec_".Length..])).Sign(id, DateTimeOffset.FromUnixTimeSeconds(at), body),
            Is.EqualTo(signature)
        );
}
