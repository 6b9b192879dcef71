// Shows markup that the page has made, and tells the page which part of it was picked.
export default function ({ data, parentElement, setTriggerValue }) {
  let shown = parentElement.querySelector(".shown");
  if (!shown) {
    shown = document.createElement("div");
    shown.className = "shown";
    parentElement.appendChild(shown);
  }
  if (shown.markup !== data.markup) {
    shown.innerHTML = shown.markup = data.markup;
  }
  shown.onclick = (event) => {
    const part = event.target.closest("[data-pick]");
    if (part && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      setTriggerValue("picked", part.dataset.pick);
    }
  };
}
