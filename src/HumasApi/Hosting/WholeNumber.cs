using System.Globalization;
using HumasApi.Domain;

namespace HumasApi.Hosting;

/// <summary>Reads settings that are whole numbers.</summary>
internal static class WholeNumber
{
    /// <param name="section">The settings of the service.</param>
    /// <param name="name">Name of the setting within it.</param>
    /// <param name="otherwise">The value where it is not set.</param>
    /// <param name="least">The smallest value.</param>
    /// <param name="most">The largest value.</param>
    /// <param name="expected">What it counts, and what its bounds mean.</param>
    /// <exception cref="SettingsException">It is no such number.</exception>
    public static int Read(IConfigurationSection section, string name, int otherwise, int least, int most, string expected) =>
        Text.NullIfBlank(section[name]) switch
        {
            null => otherwise,
            var text
                when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= least
                    && number <= most => number,
            var text => throw new SettingsException(
                $"Humas__{name.Replace(":", "__", StringComparison.Ordinal)} is {text}; a whole number {expected} is expected."
            ),
        };
}
