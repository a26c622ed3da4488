package pilotage

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

type Pilot struct {
	Badge string `json:"badge"`
	Name  string `json:"name"`
}

// Client asks the pilots' own service.
type Client struct {
	base string
	http *http.Client
}

func NewClient(base string, timeout time.Duration) *Client {
	return &Client{base: base, http: &http.Client{Timeout: timeout}}
}

func (c *Client) OnWatch(ctx context.Context, length int) (*Pilot, error) {
	url := fmt.Sprintf("%s/pilots/on-watch?length=%d", c.base, length)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var pilot Pilot
	return &pilot, json.NewDecoder(response.Body).Decode(&pilot)
}
