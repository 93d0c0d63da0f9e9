using System.Net;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Hosting;

/// <summary>Reads the settings of the door: who is let in, and from where.</summary>
internal static class DoorSettings
{
    public static Door Read(IConfigurationSection section) => new([.. Items(section, "TrustedProxies").Select(Proxy)]);

    private static string[] Items(IConfigurationSection section, string name) => (section[name] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IPNetwork Proxy(string text) => ApiKey.Network(text)
        ?? throw new SettingsException($"Humas__TrustedProxies has {text}, which is neither an address nor a network such as 10.0.0.0/8.");
}
