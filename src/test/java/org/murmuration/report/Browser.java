package org.murmuration.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium with a page in it. Nothing is fetched to drive it. In continuous integration a
 * missing browser is a failure, elsewhere its tests are left out.
 */
public final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChromeDriver driver;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  public Browser() {
    Optional<String> chromium = found("chromium", "chromium-browser");
    Optional<String> chromedriver = found("chromedriver");
    if (System.getenv("CI") == null) {
      assumeThat(chromium).as("Chromium on the PATH").isPresent();
      assumeThat(chromedriver).as("chromedriver on the PATH").isPresent();
    }
    assertThat(chromium).as("Chromium on the PATH").isPresent();
    assertThat(chromedriver).as("chromedriver on the PATH").isPresent();
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    options.setCapability("goog:loggingPrefs", logs);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(chromedriver.get()))
                .build(),
            options);
    resize(1280, 800);
  }

  private static Optional<String> found(String... names) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(place -> Stream.of(names).map(Path.of(place)::resolve))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  public ChromeDriver driver() {
    return driver;
  }

  public void open(String address) {
    driver.get(address);
  }

  /** A screen of this size in pixels; one narrower than 500 is a phone's. */
  public void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** What the system prefers: {@code dark} or {@code light}. */
  public void prefer(String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  public WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** Clicks as soon as it can be clicked. */
  public void click(String selector) {
    until("click " + selector, () -> shows(selector));
    find(selector).click();
  }

  /** Replaces the text of a field. */
  public void write(String selector, String text) {
    until("write into " + selector, () -> shows(selector));
    WebElement field = find(selector);
    field.clear();
    field.sendKeys(text);
  }

  public boolean shows(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream()
        .anyMatch(
            element -> {
              try {
                return element.isDisplayed();
              } catch (StaleElementReferenceException replaced) {
                return false;
              }
            });
  }

  /** The text of an element as seen, empty if there is none. */
  public String text(String selector) {
    return String.valueOf(
        script(
            "const e = document.querySelector(arguments[0]); return e ? e.innerText : '';",
            selector));
  }

  public String attribute(String selector, String name) {
    return String.valueOf(
        script(
            "const e = document.querySelector(arguments[0]);"
                + " return e ? e.getAttribute(arguments[1]) : '';",
            selector,
            name));
  }

  public Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  public void until(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("Waited for: " + what + "; the page says:\n" + text("body"));
      }
      rest(100);
    }
  }

  public void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps pictures of the page as it is, in light and in dark. */
  public void picture(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    for (String theme : List.of("light", "dark")) {
      prefer(theme);
      rest(700);
      Files.write(
          SCREENSHOTS.resolve(name + "-" + theme + ".png"),
          driver.getScreenshotAs(OutputType.BYTES));
    }
  }

  /** What the console said since the page was opened: warnings, errors, breaches of the policy. */
  public List<String> complaints() {
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        complaints.add(entry.getMessage());
      }
    }
    return complaints;
  }

  /** Addresses of everything that was asked for since the page was opened. */
  public List<String> requests() throws IOException {
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = JSON.readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        requests.add(message.path("params").path("request").path("url").asText());
      }
    }
    return requests;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
